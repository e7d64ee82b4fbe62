import { v7 } from 'uuid';
import type { Role } from '#contract/accounts/roles.ts';
import type { By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import { grantPosts, hashOf, openAccounts } from '#modules/accounts/index.ts';
import { addOrganisations } from '#modules/organisations/index.ts';

/** Organisations of a test district, by name in the code: kind, name, digits of the area it serves. */
const organisations = {
  team: ['grid_team', '柳岸网格服务队', '001001'],
  office: ['street_office', '东河环卫站', '001'],
  department: ['department', '城市管理局', ''],
} as const;
export type OrganisationKey = keyof typeof organisations;

type PostSpec = { role: Exclude<Role, 'resident'>; area?: string; organisation?: OrganisationKey };
/** Accounts of a test district: one per role, where its role stands best, and some who stand elsewhere. */
const accounts = {
  resident: [],
  neighbour: [],
  grid_worker: [{ role: 'grid_worker', area: '001001001', organisation: 'team' }],
  clerk: [{ role: 'clerk', area: '001001' }],
  dispatcher: [{ role: 'dispatcher', area: '001' }],
  dispatcher2: [{ role: 'dispatcher', area: '001' }],
  supervisor: [{ role: 'supervisor', area: '' }],
  handler: [{ role: 'handler', organisation: 'team' }],
  officer: [{ role: 'handler', organisation: 'office' }],
  official: [{ role: 'handler', organisation: 'department' }],
  outsider: [{ role: 'dispatcher', area: '002' }],
  system_admin: [{ role: 'system_admin' }],
  security_admin: [{ role: 'security_admin' }],
  audit_admin: [{ role: 'audit_admin' }],
} as const satisfies Record<string, readonly PostSpec[]>;
export type Who = keyof typeof accounts;

export const password = 'an uncommon phrase 7';
const hash = hashOf(password);

export interface Person {
  readonly id: string;
  readonly username: string;
  readonly name: string;
  readonly phone: string;
}
export interface DistrictPeople {
  readonly people: Readonly<Record<Who, Person>>;
  readonly organisations: Readonly<Record<OrganisationKey, string>>;
}

let districts = 0;

/** Opens the organisations and accounts of a test district through the people module. */
export const fillPeople = async (tx: Tx, by: By, area: (tail: string) => { id: string; path: string }): Promise<DistrictPeople> => {
  const n = ++districts;
  const organisationIds = Object.fromEntries(Object.keys(organisations).map((key) => [key, v7()])) as Record<OrganisationKey, string>;
  await addOrganisations(
    tx,
    by,
    Object.entries(organisations).map(([key, [kind, name, tail]]) => ({
      id: organisationIds[key as OrganisationKey],
      kind,
      name,
      areaId: area(tail).id,
      areaPath: area(tail).path,
      parentId: null,
    })),
  );
  const surnames = '赵钱孙李周吴郑王冯陈褚卫蒋沈';
  const people = Object.fromEntries(
    Object.keys(accounts).map((who, i) => [
      who,
      {
        id: v7(),
        username: `${who.replace('_', '.')}.${n}`,
        name: `${surnames[i]}某${who}`,
        // a process that keeps what it has loaded makes hundreds of districts
        phone: `137${48_260_000 + n * 100 + i}`,
      },
    ]),
  ) as Record<Who, Person>;
  const passwordHash = await hash;
  await openAccounts(
    tx,
    by,
    Object.values(people).map((p) => ({ ...p, passwordHash, staff: false, mustChangePassword: false })),
  );
  await grantPosts(
    tx,
    by,
    (Object.entries(accounts) as [Who, readonly PostSpec[]][]).flatMap(([who, posts]) =>
      posts.map((p) => ({
        id: v7(),
        accountId: people[who].id,
        role: p.role,
        areaId: p.area === undefined ? null : area(p.area).id,
        areaPath: p.area === undefined ? null : area(p.area).path,
        organisationId: p.organisation ? organisationIds[p.organisation] : null,
        validTo: null,
      })),
    ),
  );
  return { people, organisations: organisationIds };
};

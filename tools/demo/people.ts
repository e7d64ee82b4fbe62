import { v7 } from 'uuid';
import type { z } from 'zod';
import type { welcome } from '#contract/accounts/api.ts';
import type { Role } from '#contract/accounts/roles.ts';
import type { By } from '#kernel/audit.ts';
import type { Tx } from '#kernel/db.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { grantPosts, type NewAccount, type NewPost, openAccounts } from '#modules/accounts/index.ts';
import { addOrganisations, addPeople } from '#modules/organisations/index.ts';
import { seeded } from './geometry/random.ts';
import { addGovernance, openLedger } from './people/governance.ts';
import { openPersonNames } from './people/names.ts';
import { type DemoOrganisation, demoOrganisations, streetOffices } from './people/organisations.ts';
import { type DemoArea, demoAreas } from './territory.ts';

/** The one password of all accounts of a demo. */
export const demoPassword = 'Linli-demo-2026';
/** Where the accounts named by role work, so that one newcomer can carry one case through all of them. */
const showStreet = '大研街道';
const showCommunity = '七一社区居委会';
const residents = 80;

type DemoAccounts = z.output<typeof welcome>['demoAccounts'];

/** A person of the demo with all posts. */
interface Person {
  readonly username: string;
  readonly phone: string;
  readonly role: Role;
  readonly area: DemoArea;
  readonly posts: readonly { role: Role; area: DemoArea | null; organisation: DemoOrganisation | null }[];
}

/** Everybody but the generated residents: whoever works in the district and the three administrators. */
const staff = (areas: readonly DemoArea[], organisations: readonly DemoOrganisation[]): { person: Person; named: string | null }[] => {
  const of = (level: DemoArea['level']) => areas.filter((a) => a.level === level);
  const [county] = of('county');
  const street = of('street').find((a) => a.name === showStreet);
  const community = of('community').find((a) => a.name === showCommunity && a.parentCode === street?.code);
  const grid = of('grid').find((a) => a.parentCode === community?.code);
  if (!county || !street || !community || !grid) throw new Error(`the demo district lacks ${showStreet} ${showCommunity}`);
  const organisation = (areaCode: string | null, kind: string, name?: string) =>
    organisations.find((o) => o.areaCode === areaCode && o.kind === kind && (name === undefined || o.name.endsWith(name))) ?? null;
  const people: { person: Person; named: string | null }[] = [];
  let phones = 0;
  const add = (named: string | null, username: string, role: Role, area: DemoArea, posts: Person['posts']) => {
    // 138 0000 0001 and on for the named, 199 0000 0001 and on for the others
    const phone =
      named === null ? `1990000${String(++phones).padStart(4, '0')}` : `1380000000${people.filter((p) => p.named !== null).length + 1}`;
    people.push({ named, person: { username: named ?? username, phone, role, area, posts } });
  };
  const worker = (g: DemoArea) => [{ role: 'grid_worker' as const, area: g, organisation: organisation(g.parentCode, 'grid_team') }];
  const handlerOf = (o: DemoOrganisation) => ({ role: 'handler' as const, area: null, organisation: o });
  const [enforcement, sanitation] = streetOffices.slice(0, 2).map((name) => organisation(street.code, 'street_office', name));
  if (!enforcement || !sanitation) throw new Error(`${showStreet} lacks its offices`);

  add('resident', '', 'resident', grid, []);
  add('gridworker', '', 'grid_worker', grid, worker(grid));
  add('clerk', '', 'clerk', community, [{ role: 'clerk', area: community, organisation: null }]);
  add('dispatcher', '', 'dispatcher', street, [{ role: 'dispatcher', area: street, organisation: null }]);
  add('supervisor', '', 'supervisor', county, [{ role: 'supervisor', area: county, organisation: null }]);
  add('handler', '', 'handler', street, [handlerOf(enforcement), handlerOf(sanitation)]);
  for (const [named, role] of [
    ['sysadmin', 'system_admin'],
    ['secadmin', 'security_admin'],
    ['audit', 'audit_admin'],
  ] as const) {
    add(named, '', role, county, [{ role, area: null, organisation: null }]);
  }

  for (const g of of('grid')) if (g !== grid) add(null, `w${g.code}`, 'grid_worker', g, worker(g));
  for (const c of of('community'))
    if (c !== community) add(null, `c${c.code}`, 'clerk', c, [{ role: 'clerk', area: c, organisation: null }]);
  for (const s of of('street')) {
    const desks = (s.households ?? 0) > 10_000 ? 2 : 1;
    for (let n = s === street ? 2 : 1; n <= desks; n += 1)
      add(null, `d${s.code}-${n}`, 'dispatcher', s, [{ role: 'dispatcher', area: s, organisation: null }]);
  }
  // the command centre: watches over the district and dispatches what stands at no street
  add(null, `s${county.code}`, 'supervisor', county, [
    { role: 'supervisor', area: county, organisation: null },
    { role: 'dispatcher', area: county, organisation: null },
  ]);
  const areaOf = new Map(areas.map((a) => [a.code, a]));
  organisations
    .filter((o) => o.kind !== 'grid_team')
    .forEach((o, i) => {
      if (o !== enforcement && o !== sanitation)
        add(null, `h${String(i + 1).padStart(3, '0')}`, 'handler', areaOf.get(o.areaCode) ?? county, [handlerOf(o)]);
    });
  return people;
};

/** 大研街道 · 七一社区 · 第三网格 */
const describe = (area: DemoArea, areas: ReadonlyMap<string, DemoArea>): string => {
  const line: string[] = [];
  for (let at: DemoArea | undefined = area; at?.parentCode; at = areas.get(at.parentCode)) line.unshift(at.shortName);
  return line.length > 0 ? line.join(' · ') : area.shortName;
};

/**
 * Fills an empty demo jurisdiction with organisations, everybody who holds office, staff, residents and the accounts named by role. A grid worker holds one post with
 * both a grid (whose cases he verifies and checks) and its community's grid team (whose cases he handles).
 * @param ids ids of the demo's areas by code
 * @param since from when on accounts and posts are held: before the first case of the demo's past
 * @param passwordHash of {@link demoPassword}: made once for all, before the transaction
 * @param ring keys of the jurisdiction
 * @returns the accounts named by role, for the sign-in page
 */
export const ensureDemoPeople = async (
  tx: Tx,
  by: By,
  since: Date,
  ids: ReadonlyMap<string, string>,
  passwordHash: string,
  ring: Ring,
): Promise<DemoAccounts> => {
  const areas = demoAreas();
  const organisations = demoOrganisations(areas, ids);
  const random = seeded(20261123);
  const name = openPersonNames(random);
  const accounts: NewAccount[] = [];
  const posts: NewPost[] = [];
  const shown: DemoAccounts = [];
  const workers = new Map<string, { id: string; name: string; phone: string }>();
  const byCode = new Map(areas.map((a) => [a.code, a]));
  for (const { person, named } of staff(areas, organisations)) {
    const account: NewAccount = {
      id: v7(),
      name: name(),
      username: person.username,
      phone: person.phone,
      passwordHash,
      staff: person.posts.length > 0,
      mustChangePassword: false,
    };
    accounts.push(account);
    if (person.role === 'grid_worker') workers.set(person.area.code, { id: account.id, name: account.name, phone: person.phone });
    for (const { role, area, organisation } of person.posts) {
      const reach = {
        areaId: area ? (ids.get(area.code) ?? null) : null,
        areaPath: area?.path ?? null,
        organisationId: organisation?.id ?? null,
      };
      posts.push({ id: v7(), accountId: account.id, role, ...reach, validTo: null });
    }
    if (named)
      shown.push({
        role: person.role,
        name: account.name,
        username: person.username,
        phone: person.phone,
        password: demoPassword,
        area: describe(person.area, byCode),
      });
  }
  for (let n = 1; n <= residents; n += 1) {
    const digits = String(n).padStart(4, '0');
    accounts.push({
      id: v7(),
      name: name(),
      username: `r${digits}`,
      phone: `1880000${digits}`,
      passwordHash,
      staff: false,
      mustChangePassword: false,
    });
  }
  const ledger = openLedger(random, name, ids, by.at);
  addGovernance(ledger, areas, organisations, workers, showStreet);
  await addOrganisations(tx, by, [...organisations, ...ledger.organisations]);
  await openAccounts(tx, { ...by, at: since }, accounts);
  await grantPosts(tx, { ...by, at: since }, posts);
  await addPeople(tx, by, ring, ledger.side);
  return shown;
};

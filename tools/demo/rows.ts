import { v7 } from 'uuid';
import { execute, type Tx } from '#kernel/db.ts';
import type { BroughtRow } from '#modules/registers/index.ts';
import { type Random, seeded } from './geometry/random.ts';
import type { DemoDistrict } from './step.ts';
import { type DemoArea, demoAreas } from './territory.ts';

const dayLong = 86_400_000;

interface Account {
  readonly id: string;
  readonly username: string;
  readonly name: string;
}
interface Organisation {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly areaCode: string;
}
interface Person {
  readonly id: string;
  readonly name: string;
  readonly partyMember: boolean;
  /** Of the grid a person lives in; empty where nobody knows. */
  readonly areaCode: string;
}
/** A row that was brought, as rows of other registers name it. */
export type StandingRow = BroughtRow & { readonly id: string };

/** What rows of a demo register are made of. The same numbers come out every time; days count from when the demo is made. */
export interface DemoTools extends DemoDistrict {
  readonly tx: Tx;
  readonly now: Date;
  readonly random: Random;
  readonly areas: readonly DemoArea[];
  readonly grids: readonly DemoArea[];
  readonly communities: readonly DemoArea[];
  /** The street, the community and its grids whose people everybody tries first. */
  readonly show: { readonly street: DemoArea; readonly community: DemoArea; readonly grids: readonly DemoArea[] };
  /** Somebody who works in the district, by the name to sign in with: clerk, supervisor … @throws Error where there is none */
  account(username: string): Account;
  readonly organisations: readonly Organisation[];
  readonly persons: readonly Person[];
  /** The day so many days from now, negative: ago. */
  day(offset: number): string;
  moment(offset: number): Date;
  /** Rows of a register that was brought before, see `after`. @throws Error where it was not */
  rows(register: string): readonly StandingRow[];
}

/**
 * Rows of one register of the demo: the default export of `tools/demo/registers/<register>.ts`. A file that names rows of other registers
 * exports their codes too: `export const after = ['estates']`.
 */
export type DemoRows = (tools: DemoTools) => Promise<BroughtRow[]> | BroughtRow[];
export interface DemoRowsFile {
  readonly default: DemoRows;
  readonly after?: readonly string[];
}

/** Codes of registers, each behind those whose rows its own rows name. @throws Error where one waits for what never comes */
export const inOrderOfRows = (files: ReadonlyMap<string, DemoRowsFile>): string[] => {
  const order = new Set<string>();
  const visit = (code: string, trail: readonly string[]): void => {
    const file = files.get(code);
    if (!file || trail.includes(code)) throw new Error(`demo rows of ${trail.join(' → ')} wait for ${code}`);
    for (const before of file.after ?? []) visit(before, [...trail, code]);
    order.add(code);
  };
  for (const code of files.keys()) visit(code, []);
  return [...order];
};

/** Reads what rows are made of, once for all registers. */
export const openTools = async (
  tx: Tx,
  district: DemoDistrict,
): Promise<(register: string) => DemoTools & { keep(rows: BroughtRow[]): StandingRow[] }> => {
  const { jurisdictionId } = district;
  const read = async <T extends object>(text: string, values: readonly unknown[] = [jurisdictionId]): Promise<T[]> =>
    (await execute<T>(tx, text, [...values])).rows;
  const accounts = await read<Account>('select id, username, name from accounts where username is not null', []);
  const organisations = await read<Organisation>(
    'select id, kind, name, area_code as "areaCode" from organisations where jurisdiction_id = $1 order by area_code, kind, name',
  );
  const persons = await read<Person>(
    `select id, name, party_member as "partyMember", coalesce(area_code, '') as "areaCode" from persons
     where jurisdiction_id = $1 and merged_into is null order by id`,
  );
  const areas = demoAreas();
  const of = (level: DemoArea['level']) => areas.filter((area) => area.level === level);
  const [grids, communities] = [of('grid'), of('community')];
  const street = of('street').find(({ name }) => name === '大研街道');
  const community = communities.find(({ name, parentCode }) => name.startsWith('七一社区') && parentCode === street?.code);
  if (!street || !community) throw new Error('the demo district lacks its show community');
  const now = new Date();
  const moment = (offset: number): Date => new Date(now.getTime() + offset * dayLong);
  const brought = new Map<string, StandingRow[]>();
  const shared = {
    ...district,
    tx,
    now,
    areas,
    grids,
    communities,
    show: { street, community, grids: grids.filter(({ parentCode }) => parentCode === community.code) },
    organisations,
    persons,
    moment,
    day: (offset: number) => moment(offset).toISOString().slice(0, 10),
    account: (username: string): Account => {
      const found = accounts.find((one) => one.username === username);
      if (!found) throw new Error(`the demo has no account ${username}`);
      return found;
    },
    rows: (register: string): readonly StandingRow[] => {
      const rows = brought.get(register);
      if (!rows) throw new Error(`rows of ${register} are not there yet: name it in after`);
      return rows;
    },
  };
  return (register) => ({
    ...shared,
    random: seeded([...register].reduce((sum, char) => (Math.imul(sum, 31) + (char.codePointAt(0) ?? 0)) | 0, 20_261_128)),
    keep: (rows) => {
      const standing = rows.map((row) => ({ ...row, id: row.id ?? v7() }));
      brought.set(register, standing);
      return standing;
    },
  });
};

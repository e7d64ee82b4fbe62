import type { CaseState } from '#contract/cases/states.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Group, Kind, Stand, Unit, What } from '#contract/orders/values.ts';
import type { Skill } from '#contract/volunteers/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** An order as stored; `words` is null while it stands in no listing. */
export interface OrderRow {
  readonly id: string;
  readonly number: string;
  readonly what: What;
  readonly kind: Kind;
  readonly groupCode: Group;
  readonly consent: 'own' | 'spoken' | 'written' | null;
  readonly minor: boolean;
  readonly areaPath: string;
  readonly areaCode: string;
  readonly askerAccountId: string | null;
  readonly askerPersonId: string | null;
  readonly askedAt: Date;
  readonly wishedOn: string | null;
  readonly fen: number | null;
  readonly state: CaseState;
  readonly seq: number;
  readonly stateSince: Date;
  readonly dueAt: Date | null;
  readonly words: string | null;
  readonly place: string | null;
  readonly alias: string | null;
  readonly skills: readonly Skill[];
  readonly minutes: number | null;
  readonly until: string | null;
  readonly opensAt: Date | null;
  /** Teams that may take it on before everybody, one after the other, each for so many hours from a moment on. */
  readonly turns: readonly string[];
  readonly turnsFrom: Date | null;
  readonly turnHours: number | null;
  readonly turnsTold: number;
  readonly issuedBy: string | null;
  readonly organisationId: string | null;
  readonly round: number;
  readonly backs: number;
  readonly unit: Unit;
  readonly whole: number;
  readonly taken: number;
  readonly rated: boolean;
}
const columnOf = (field: string): string => field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
const fields = [
  'id',
  'number',
  'what',
  'kind',
  'groupCode',
  'consent',
  'minor',
  'areaPath',
  'areaCode',
  'askerAccountId',
  'askerPersonId',
  'askedAt',
  'wishedOn',
  'fen',
  'state',
  'seq',
  'stateSince',
  'dueAt',
  'words',
  'place',
  'alias',
  'skills',
  'minutes',
  'until',
  'opensAt',
  'turns',
  'turnsFrom',
  'turnHours',
  'turnsTold',
  'issuedBy',
  'organisationId',
  'round',
  'backs',
  'unit',
  'whole',
  'taken',
  'rated',
] as const satisfies readonly (keyof OrderRow)[];
const asText = new Set<string>(['areaPath', 'wishedOn', 'until']);
/** Select list of an {@link OrderRow} over `orders o`. */
export const columns = fields.map((f) => `o.${columnOf(f)}${asText.has(f) ? '::text' : ''} as "${f}"`).join(', ');
const own = 'o.jurisdiction_id = :jurisdiction';

export type NewOrder = Pick<
  OrderRow,
  | 'id'
  | 'number'
  | 'what'
  | 'kind'
  | 'groupCode'
  | 'consent'
  | 'minor'
  | 'areaPath'
  | 'askerAccountId'
  | 'askerPersonId'
  | 'askedAt'
  | 'wishedOn'
  | 'fen'
  | 'state'
  | 'seq'
  | 'dueAt'
>;
/** Enters orders of cases that were opened; one that is there already stays. */
export const insertOrders = async (tx: Tx, rows: readonly NewOrder[]): Promise<void> => {
  if (rows.length === 0) return;
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const tuples = rows.map(
    (o) =>
      `(:jurisdiction, ${p(o.id)}::uuid, ${p(o.number)}, ${p(o.what)}, ${p(o.kind)}, ${p(o.groupCode)}, ${p(o.consent)}, ${p(o.minor)}::boolean, ${p(o.areaPath)}::ltree,
       ${p(o.askerAccountId)}::uuid, ${p(o.askerPersonId)}::uuid, ${p(o.askedAt)}::timestamptz, ${p(o.wishedOn)}::date, ${p(o.fen)}::int, ${p(o.state)}, ${p(o.seq)}::int,
       ${p(o.askedAt)}::timestamptz, ${p(o.dueAt)}::timestamptz)`,
  );
  await execute(
    tx,
    `insert into orders (jurisdiction_id, id, number, what, kind, group_code, consent, minor, area_path, asker_account_id, asker_person_id, asked_at, wished_on, fen,
       state, seq, state_since, due_at) values ${tuples.join(', ')} on conflict (jurisdiction_id, id) do nothing`,
    values,
  );
};

export const findOrder = async (tx: Tx, id: string, lock = false): Promise<OrderRow | null> =>
  (await execute<OrderRow>(tx, `select ${columns} from orders o where ${own} and o.id = $1 ${lock ? 'for update' : ''}`, [id])).rows[0] ??
  null;

export const ordersById = async (tx: Tx, ids: readonly string[]): Promise<Map<string, OrderRow>> => {
  if (ids.length === 0) return new Map();
  const { rows } = await execute<OrderRow>(tx, `select ${columns} from orders o where ${own} and o.id = any($1::uuid[])`, [ids]);
  return new Map(rows.map((row) => [row.id, row]));
};

/** Changes of an order, by field. @param takers accounts that have a share, where they change too */
export const changeOrder = async (
  tx: Tx,
  id: string,
  changes: Partial<Omit<OrderRow, 'id' | 'areaPath' | 'areaCode'>>,
  takers?: readonly string[],
): Promise<void> => {
  const entries: [string, unknown][] = [...Object.entries(changes), ...(takers ? [['takers', takers] as [string, unknown]] : [])];
  const set = entries.map(([field], i) => `${columnOf(field)} = $${i + 2}`);
  await execute(tx, `update orders set ${set.join(', ')} where jurisdiction_id = :jurisdiction and id = $1`, [
    id,
    ...entries.map(([, value]) => value),
  ]);
};

/** Lists of what stands no more as an order: its case has become one of another type. */
export const dropOrders = async (tx: Tx, ids: readonly string[]): Promise<void> => {
  await execute(tx, 'delete from orders where jurisdiction_id = :jurisdiction and id = any($1::uuid[])', [ids]);
};

/**
 * Takes so much of what is left of a listed order: whoever comes first, so that shares never add up to more than the whole.
 * @param turn the team whose turn it is and for which it is taken; null: it is open to everybody
 * @returns how much of it is taken now; null where that much is not left, or nobody may take it on
 */
export const takeOf = async (
  tx: Tx,
  id: string,
  size: number,
  accountId: string,
  at: Date,
  turn: string | null,
): Promise<number | null> => {
  const { rows } = await execute<{ taken: number }>(
    tx,
    `update orders set taken = taken + $2, takers = array_append(takers, $3::uuid)
     where jurisdiction_id = :jurisdiction and id = $1 and state = 'dispatched' and words is not null and (opens_at <= $4 or $5::uuid = any(turns)) and taken + $2 <= whole
     returning taken`,
    [id, size, accountId, at, turn],
  );
  return rows[0]?.taken ?? null;
};

/** Gives so much of an order free again, and counts that it came back. @returns how often it has since it was issued */
export const giveBackOf = async (tx: Tx, id: string, size: number, accountId: string): Promise<number> => {
  const { rows } = await execute<{ backs: number }>(
    tx,
    `update orders set taken = taken - $2, backs = backs + 1, takers = array_remove(takers, $3::uuid)
     where jurisdiction_id = :jurisdiction and id = $1 returning backs`,
    [id, size, accountId],
  );
  return rows[0]?.backs ?? 0;
};

/** Takes an order out of the listing, with nobody who has a share of it. @param round whether it waited in vain, and comes first next time */
export const unlist = async (tx: Tx, id: string, round: boolean): Promise<void> => {
  await execute(
    tx,
    `update orders set opens_at = null, words = null, taken = 0, takers = '{}', backs = 0, turns = '{}', turns_from = null, turn_hours = null, turns_told = 0, round = round + $2::int
     where jurisdiction_id = :jurisdiction and id = $1`,
    [id, round ? 1 : 0],
  );
};

const standIn: Readonly<Record<Stand, string>> = {
  check: "o.state in ('reported', 'verified', 'waiting')",
  issue: "o.state = 'filed' or (o.state = 'dispatched' and o.words is null)",
  open: "o.state = 'dispatched' and o.words is not null",
  taken: "o.state = 'handling'",
  overdue: "o.state in ('dispatched', 'handling')",
  done: "o.state in ('answered', 'checked', 'called_back')",
  over: "o.state in ('closed', 'archived', 'rejected', 'withdrawn', 'shelved', 'merged')",
};

/** Where an order stands at the desk. */
export const standOf = (o: Pick<OrderRow, 'state' | 'words' | 'dueAt'>, now: Date): Stand => {
  switch (o.state) {
    case 'reported':
    case 'verified':
    case 'waiting':
      return 'check';
    case 'filed':
      return 'issue';
    case 'dispatched':
      return o.words === null ? 'issue' : o.dueAt !== null && o.dueAt < now ? 'overdue' : 'open';
    case 'handling':
      return o.dueAt !== null && o.dueAt < now ? 'overdue' : 'taken';
    case 'answered':
    case 'checked':
    case 'called_back':
      return 'done';
    default:
      return 'over';
  }
};

export interface DeskFilter {
  /** Codes of the areas somebody reads. */
  readonly areas: readonly string[];
  readonly area: string | null;
  readonly stand: Stand | null;
  readonly what: What | null;
}
/** Behind which the next page begins. */
export type After = readonly [round: number, id: string] | null;

const paged = (parts: string[], p: (value: unknown) => string, after: After): void => {
  if (after) parts.push(`(-o.round, o.id) > (${p(-after[0])}::int, ${p(after[1])}::uuid)`);
};
/** Orders of areas. What waits at a stand: those that waited in vain first, then oldest first; what is over, and all of them together: newest first. */
export const pageOfOrders = async (tx: Tx, f: DeskFilter, now: Date, after: After, limit: number): Promise<OrderRow[]> => {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const below = (code: string): string => `(o.area_code >= ${p(code)}::text and o.area_code < ${p(`${code}~`)}::text)`;
  const parts = [own, f.areas.length === 0 ? 'false' : `(${f.areas.map(below).join(' or ')})`];
  if (f.area !== null) parts.push(below(f.area));
  if (f.stand !== null) parts.push(`(${standIn[f.stand]})`);
  if (f.stand === 'overdue') parts.push(`o.due_at < ${p(now)}::timestamptz`);
  if (f.what !== null) parts.push(`o.what = ${p(f.what)}`);
  const newest = f.stand === 'over' || f.stand === null;
  if (!newest) paged(parts, p, after);
  else if (after) parts.push(`o.id < ${p(after[1])}::uuid`);
  const { rows } = await execute<OrderRow>(
    tx,
    `select ${columns} from orders o where ${parts.join(' and ')} order by ${newest ? 'o.id desc' : '-o.round, o.id'} limit ${p(limit)}`,
    values,
  );
  return rows;
};

/** What may be taken on now, those that waited in vain first, then oldest first. */
export const pageOfOpen = async (
  tx: Tx,
  f: { area: string | null; what: What | null },
  now: Date,
  after: After,
  limit: number,
): Promise<OrderRow[]> => {
  const values: unknown[] = [now];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const parts = [own, "o.state = 'dispatched' and o.words is not null and o.opens_at <= $1 and o.taken < o.whole"];
  if (f.area !== null) parts.push(`(o.area_code >= ${p(f.area)}::text and o.area_code < ${p(`${f.area}~`)}::text)`);
  if (f.what !== null) parts.push(`o.what = ${p(f.what)}`);
  paged(parts, p, after);
  const { rows } = await execute<OrderRow>(
    tx,
    `select ${columns} from orders o where ${parts.join(' and ')} order by -o.round, o.id limit ${p(limit)}`,
    values,
  );
  return rows;
};

/** What is offered to some teams before everybody, oldest first; of all where no team is named. */
export const ordersInTurn = async (tx: Tx, teamIds: readonly string[] | null, now: Date, limit: number): Promise<OrderRow[]> =>
  (
    await execute<OrderRow>(
      tx,
      `select ${columns} from orders o where ${own} and o.state = 'dispatched' and o.words is not null and o.turns <> '{}' and o.opens_at > $1 and o.taken < o.whole
         and ($2::uuid[] is null or o.turns && $2::uuid[]) order by o.id limit $3`,
      [now, teamIds, limit],
    )
  ).rows;

/** What an account has asked for, newest first. */
export const askedBy = async (tx: Tx, accountId: string, limit: number): Promise<OrderRow[]> =>
  (
    await execute<OrderRow>(tx, `select ${columns} from orders o where ${own} and o.asker_account_id = $1 order by o.id desc limit $2`, [
      accountId,
      limit,
    ])
  ).rows;

/** Orders whose listing is over, whose time is, or of which nobody has said for too long how it was; all or one. */
export const waitedFor = async (
  tx: Tx,
  which: 'listed_out' | 'overdue' | 'silent',
  id: string | null,
  now: Date,
  since: Date,
  limit: number,
): Promise<OrderRow[]> => {
  const values: unknown[] = [limit];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const where = {
    listed_out: () => `o.state = 'dispatched' and o.words is not null and o.until < ${p(shanghaiDay(now))}::date`,
    overdue: () => `o.state = 'handling' and o.taken > 0 and o.due_at < ${p(now)}::timestamptz`,
    silent: () => `o.state in ('answered', 'checked') and o.issued_by is not null and o.state_since < ${p(since)}::timestamptz`,
  }[which]();
  const { rows } = await execute<OrderRow>(
    tx,
    `select ${columns} from orders o where ${own} and ${where} ${id === null ? '' : `and o.id = ${p(id)}`} order by o.id limit $1`,
    values,
  );
  return rows;
};

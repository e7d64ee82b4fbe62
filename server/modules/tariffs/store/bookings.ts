import type { CaseState } from '#contract/cases/states.ts';
import { holding, type Slot, type Stand } from '#contract/tariffs/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

export interface BookingRow {
  readonly id: string;
  readonly number: string;
  readonly itemId: string;
  readonly name: string;
  readonly unit: string;
  readonly organisationId: string;
  readonly areaPath: string;
  readonly accountId: string;
  readonly bookedAt: Date;
  readonly day: string;
  readonly slot: Slot;
  readonly bookedFen: number;
  readonly fen: number;
  readonly askedFen: number | null;
  readonly askedWhy: string | null;
  readonly askedAt: Date | null;
  readonly raised: boolean;
  readonly state: CaseState;
  readonly seq: number;
  readonly stateSince: Date;
  readonly dueAt: Date | null;
  readonly coming: boolean;
  readonly satisfied: boolean | null;
  readonly complaintId: string | null;
}
const fields = [
  'id',
  'number',
  'itemId',
  'name',
  'unit',
  'organisationId',
  'areaPath',
  'accountId',
  'bookedAt',
  'day',
  'slot',
  'bookedFen',
  'fen',
  'askedFen',
  'askedWhy',
  'askedAt',
  'raised',
  'state',
  'seq',
  'stateSince',
  'dueAt',
  'coming',
  'satisfied',
  'complaintId',
] as const satisfies readonly (keyof BookingRow)[];
const columnOf = (field: string): string => field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
const asText = new Set<string>(['areaPath', 'day']);
const columns = fields.map((f) => `b.${columnOf(f)}${asText.has(f) ? '::text' : ''} as "${f}"`).join(', ');
const own = 'b.jurisdiction_id = :jurisdiction';
const held = holding.map((state) => `'${state}'`).join(', ');

/** A booking; held when `lock` says so. */
export const findBooking = async (tx: Tx, id: string, lock = false): Promise<BookingRow | null> =>
  (await execute<BookingRow>(tx, `select ${columns} from tariff_bookings b where ${own} and b.id = $1 ${lock ? 'for update' : ''}`, [id]))
    .rows[0] ?? null;

export const insertBooking = async (tx: Tx, b: BookingRow): Promise<void> => {
  await execute(
    tx,
    `insert into tariff_bookings (jurisdiction_id, ${fields.map(columnOf).join(', ')})
     values (:jurisdiction, ${fields.map((f, i) => `$${i + 1}${f === 'areaPath' ? '::ltree' : ''}`).join(', ')})`,
    fields.map((f) => b[f]),
  );
};

export const changeBooking = async (
  tx: Tx,
  id: string,
  changes: Partial<
    Pick<
      BookingRow,
      | 'fen'
      | 'askedFen'
      | 'askedWhy'
      | 'askedAt'
      | 'raised'
      | 'state'
      | 'seq'
      | 'stateSince'
      | 'dueAt'
      | 'coming'
      | 'satisfied'
      | 'complaintId'
    >
  >,
): Promise<void> => {
  const entries = Object.entries(changes);
  if (entries.length === 0) return;
  const set = entries.map(([field], i) => `${columnOf(field)} = $${i + 2}`);
  await execute(tx, `update tariff_bookings set ${set.join(', ')} where jurisdiction_id = :jurisdiction and id = $1`, [
    id,
    ...entries.map(([, value]) => value),
  ]);
};

/** How many hold each time of a service between two days. The transaction sees everything. */
export const heldTimes = async (tx: Tx, itemId: string, days: readonly [string, string]): Promise<Map<string, number>> => {
  const { rows } = await execute<{ at: string; n: number }>(
    tx,
    `select b.day::text || ' ' || b.slot as at, count(*)::int as n from tariff_bookings b
     where ${own} and b.item_id = $1 and b.day between $2::date and $3::date and b.state in (${held}) group by b.day, b.slot`,
    [itemId, ...days],
  );
  return new Map(rows.map(({ at, n }) => [at, n]));
};

const standIn: Readonly<Record<Stand, string>> = {
  asked: "b.state = 'dispatched'",
  confirmed: "b.state in ('handling', 'waiting', 'shelved') and not b.coming",
  coming: "b.state in ('handling', 'waiting', 'shelved') and b.coming",
  done: "b.state in ('answered', 'checked', 'called_back')",
  over: "b.state in ('closed', 'archived')",
  off: "b.state in ('reported', 'verified', 'filed', 'rejected', 'withdrawn', 'merged')",
};
const waits: readonly (Stand | null)[] = ['asked', 'confirmed', 'coming'];

/** What of bookings somebody reads: of areas, or of companies. */
export interface Reach {
  readonly areas: readonly string[];
  readonly companies: readonly string[];
}
const within = ({ areas, companies }: Reach, p: (value: unknown) => string): string => {
  const parts = areas.map((code) => `(b.area_code >= ${p(code)}::text and b.area_code < ${p(`${code}~`)}::text)`);
  if (companies.length > 0) parts.push(`b.organisation_id = any(${p(companies)}::uuid[])`);
  return parts.length === 0 ? 'false' : `(${parts.join(' or ')})`;
};
export const pageOfBookings = async (
  tx: Tx,
  f: Reach & { stand: Stand | null; company: string | null; area: string | null },
  after: readonly [day: string, id: string] | null,
  limit: number,
): Promise<BookingRow[]> => {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const parts = [own, within(f, p)];
  if (f.stand !== null) parts.push(standIn[f.stand]);
  if (f.company !== null) parts.push(`b.organisation_id = ${p(f.company)}::uuid`);
  if (f.area !== null) parts.push(`b.area_code >= ${p(f.area)}::text and b.area_code < ${p(`${f.area}~`)}::text`);
  const way = waits.includes(f.stand) ? { than: '>', order: '' } : { than: '<', order: ' desc' };
  if (after) parts.push(`(b.day, b.id) ${way.than} (${p(after[0])}::date, ${p(after[1])}::uuid)`);
  const { rows } = await execute<BookingRow>(
    tx,
    `select ${columns} from tariff_bookings b where ${parts.join(' and ')} order by b.day${way.order}, b.id${way.order} limit ${p(limit)}`,
    values,
  );
  return rows;
};

/** What an account booked, newest first. */
export const bookedBy = async (tx: Tx, accountId: string, limit: number): Promise<BookingRow[]> =>
  (
    await execute<BookingRow>(
      tx,
      `select ${columns} from tariff_bookings b where ${own} and b.account_id = $1 order by b.id desc limit $2`,
      [accountId, limit],
    )
  ).rows;

/** What companies have to confirm or to do, next day first. */
export const openBookings = async (tx: Tx, companies: readonly string[], limit: number): Promise<BookingRow[]> =>
  companies.length === 0
    ? []
    : (
        await execute<BookingRow>(
          tx,
          `select ${columns} from tariff_bookings b
           where ${own} and b.organisation_id = any($1::uuid[]) and b.state in ('dispatched', 'handling') order by b.day, b.id limit $2`,
          [companies, limit],
        )
      ).rows;

/** Done since before a moment, and nobody has said how it was. */
export const silentSince = async (tx: Tx, since: Date, limit: number, id: string | null = null): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      `select b.id from tariff_bookings b
       where ${own} and b.state in ('answered', 'checked') and b.state_since < $1 and ($3::uuid is null or b.id = $3) order by b.id limit $2`,
      [since, limit, id],
    )
  ).rows.map((row) => row.id);

/** Of services: bookings of which somebody said how they were since a day. The transaction sees everything. */
export const ratedOf = async (
  tx: Tx,
  items: readonly string[],
  since: string,
): Promise<Map<string, { rated: number; satisfied: number }>> => {
  if (items.length === 0) return new Map();
  const { rows } = await execute<{ id: string; rated: number; satisfied: number }>(
    tx,
    `select b.item_id as id, count(*)::int as rated, (count(*) filter (where b.satisfied))::int as satisfied from tariff_bookings b
     where ${own} and b.item_id = any($1::uuid[]) and b.satisfied is not null and b.day >= $2::date group by b.item_id`,
    [items, since],
  );
  return new Map(rows.map(({ id, ...rest }) => [id, rest]));
};

export interface MonthRow {
  readonly company: string;
  readonly month: string;
  readonly booked: number;
  readonly done: number;
  readonly off: number;
  readonly raised: number;
  readonly complaints: number;
  readonly rated: number;
  readonly satisfied: number;
}
/** Bookings by company and month in which they were made, between two moments. */
export const monthsOf = async (
  tx: Tx,
  reach: Reach & { area: string | null },
  between: readonly [from: Date, before: Date],
): Promise<MonthRow[]> => {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const parts = [own, within(reach, p), `b.booked_at >= ${p(between[0])}::timestamptz and b.booked_at < ${p(between[1])}::timestamptz`];
  if (reach.area !== null) parts.push(`b.area_code >= ${p(reach.area)}::text and b.area_code < ${p(`${reach.area}~`)}::text`);
  const n = (where: string): string => `(count(*) filter (where ${where}))::int`;
  const { rows } = await execute<MonthRow>(
    tx,
    `select b.organisation_id as company, to_char(b.booked_at at time zone 'Asia/Shanghai', 'YYYY-MM') as month, count(*)::int as booked,
       ${n(`${standIn.done} or ${standIn.over}`)} as done, ${n(standIn.off)} as off, ${n('b.raised')} as raised, ${n('b.complaint_id is not null')} as complaints,
       ${n('b.satisfied is not null')} as rated, ${n('b.satisfied')} as satisfied
     from tariff_bookings b where ${parts.join(' and ')} group by 1, 2 order by 1, 2`,
    values,
  );
  return rows;
};

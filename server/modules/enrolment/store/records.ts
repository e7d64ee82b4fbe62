import { execute, type Tx } from '#kernel/db.ts';
import { withinCodes } from '#kernel/within.ts';

export interface RecordRow {
  readonly id: string;
  readonly version: number;
  readonly personId: string;
  readonly name: string;
  readonly accountId: string | null;
  readonly unitId: string;
  readonly unitName: string;
  readonly areaPath: string;
  readonly period: string;
  readonly from: string;
  readonly until: string;
  readonly minutes: number;
  readonly duties: number;
  readonly orders: number;
  readonly rated: number;
  readonly state: 'shown' | 'contested' | 'returned';
  readonly contestUntil: string;
  readonly contested: readonly string[];
  readonly settled: string | null;
}
const columns = `r.id, r.version, r.person_id as "personId", p.name, p.account_id as "accountId", r.unit_id as "unitId", o.name as "unitName",
  r.area_path::text as "areaPath", r.period, r.from_on::text as "from", r.until_on::text as "until", r.minutes, r.duties, r.orders, r.rated, r.state,
  r.contest_until::text as "contestUntil", r.contested, r.settled`;
const joined = `service_records r join persons p on p.jurisdiction_id = :jurisdiction and p.id = r.person_id
  join organisations o on o.jurisdiction_id = :jurisdiction and o.id = r.unit_id`;
const own = 'r.jurisdiction_id = :jurisdiction';

export const findRecord = async (tx: Tx, id: string, lock = false): Promise<RecordRow | null> =>
  (await execute<RecordRow>(tx, `select ${columns} from ${joined} where ${own} and r.id = $1 ${lock ? 'for update of r' : ''}`, [id]))
    .rows[0] ?? null;

export const recordsOfPerson = async (tx: Tx, personId: string, limit: number): Promise<RecordRow[]> =>
  (
    await execute<RecordRow>(
      tx,
      `select ${columns} from ${joined} where ${own} and r.person_id = $1 order by r.until_on desc, r.id desc limit $2`,
      [personId, limit],
    )
  ).rows;

export const contestedWithin = async (tx: Tx, codes: readonly string[], before: string | null, limit: number): Promise<RecordRow[]> => {
  const values: unknown[] = [before, limit];
  const within = withinCodes('r.area_code', codes, values);
  const text = `select ${columns} from ${joined} where ${own} and r.state = 'contested' and ${within} and ($1::uuid is null or r.id < $1)
    order by r.id desc limit $2`;
  return (await execute<RecordRow>(tx, text, values)).rows;
};

/** A member whose record of a period is to be made. */
export interface Due {
  readonly personId: string;
  readonly unitId: string;
  readonly areaPath: string;
  readonly accountId: string | null;
}
/** Members of units in the book of organisations who have no record of a period yet, by their id. */
export const membersDue = async (tx: Tx, period: string, since: string, after: string | null, limit: number): Promise<Due[]> =>
  (
    await execute<Due>(
      tx,
      `select e.person_id as "personId", e.unit_id as "unitId", e.area_path::text as "areaPath", p.account_id as "accountId"
       from enrolments e join persons p on p.jurisdiction_id = :jurisdiction and p.id = e.person_id
       where e.jurisdiction_id = :jurisdiction and e.ended_on is null and e.state in ('confirmed', 'away') and e.unit_id is not null and e.since <= $2::date
         and ($3::uuid is null or e.person_id > $3)
         and not exists (select from service_records r where r.jurisdiction_id = :jurisdiction and r.person_id = e.person_id and r.unit_id = e.unit_id and r.period = $1)
       order by e.person_id limit $4`,
      [period, since, after, limit],
    )
  ).rows;

/** What was counted of somebody in a period. */
export interface Counted {
  readonly minutes: number;
  readonly duties: number;
  readonly orders: number;
  readonly rated: number;
}
export interface NewRecord extends Counted {
  readonly id: string;
  readonly personId: string;
  readonly unitId: string;
  readonly areaPath: string;
  readonly period: string;
  readonly from: string;
  readonly until: string;
  readonly contestUntil: string;
}
/** Guard: index `service_records_once`. */
export const insertRecords = async (tx: Tx, rows: readonly NewRecord[]): Promise<void> => {
  if (rows.length === 0) return;
  const values: unknown[] = [];
  const p = (value: unknown, type: string): string => `$${values.push(value)}::${type}`;
  const tuples = rows.map(
    (r) =>
      `(:jurisdiction, ${p(r.id, 'uuid')}, ${p(r.personId, 'uuid')}, ${p(r.unitId, 'uuid')}, ${p(r.areaPath, 'ltree')}, ${p(r.period, 'text')},
        ${p(r.from, 'date')}, ${p(r.until, 'date')}, ${p(r.minutes, 'int')}, ${p(r.duties, 'int')}, ${p(r.orders, 'int')}, ${p(r.rated, 'int')}, ${p(r.contestUntil, 'date')})`,
  );
  await execute(
    tx,
    `insert into service_records (jurisdiction_id, id, person_id, unit_id, area_path, period, from_on, until_on, minutes, duties, orders, rated, contest_until)
     values ${tuples.join(', ')} on conflict (jurisdiction_id, person_id, unit_id, period) do nothing returning id`,
    values,
  );
};

export const contest = async (tx: Tx, id: string, about: readonly string[]): Promise<void> => {
  await execute(
    tx,
    `update service_records r set version = version + 1, state = 'contested', contested = $2, settled = null where ${own} and r.id = $1`,
    [id, about],
  );
};
/** Counted anew; the member has time again. */
export const settle = async (tx: Tx, id: string, to: Counted & { found: string; contestUntil: string }): Promise<void> => {
  await execute(
    tx,
    `update service_records r set version = version + 1, state = 'shown', settled = $2, contest_until = $3::date, minutes = $4, duties = $5, orders = $6,
       rated = $7 where ${own} and r.id = $1`,
    [id, to.found, to.contestUntil, to.minutes, to.duties, to.orders, to.rated],
  );
};

/** Gives units what nobody contested in time. @returns units and periods that got something */
export const returnDue = async (tx: Tx, today: string): Promise<{ unitId: string; period: string }[]> => {
  const { rows } = await execute<{ unitId: string; period: string }>(
    tx,
    `update service_records r set version = version + 1, state = 'returned' where ${own} and r.state = 'shown' and r.contest_until < $1::date
     returning r.unit_id as "unitId", r.period`,
    [today],
  );
  return [...new Map(rows.map((one) => [`${one.unitId} ${one.period}`, one])).values()];
};

/** Sums of what a unit was given, by period, newest first. */
export const sumsOfUnit = async (tx: Tx, unitId: string) =>
  (
    await execute<{ period: string; members: number; minutes: number; rated: number }>(
      tx,
      `select r.period, count(*)::int as members, sum(r.minutes)::int as minutes, sum(r.rated)::int as rated from service_records r
       where ${own} and r.unit_id = $1 and r.state = 'returned' group by r.period order by max(r.until_on) desc limit 24`,
      [unitId],
    )
  ).rows;

/** What a unit was given of its members, in the order of names. */
export const returnedTo = async (
  tx: Tx,
  unitId: string,
  period: string,
  after: readonly [name: string, id: string] | null,
  limit: number,
): Promise<RecordRow[]> =>
  (
    await execute<RecordRow>(
      tx,
      `select ${columns} from ${joined} where ${own} and r.unit_id = $1 and r.period = $2 and r.state = 'returned'
         and ($3::text is null or (p.name collate "C", r.id) > ($3::text collate "C", $4::uuid)) order by p.name collate "C", r.id limit $5`,
      [unitId, period, after?.[0] ?? null, after?.[1] ?? null, limit],
    )
  ).rows;

/** Records go with the person who is erased. */
export const forgetRecords = async (tx: Tx, personId: string): Promise<void> => {
  await execute(tx, `delete from service_records r where ${own} and r.person_id = $1`, [personId]);
};

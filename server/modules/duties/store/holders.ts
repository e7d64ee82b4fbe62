import { type DutyRating, type HolderState, standing } from '#contract/duties/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** Somebody in a duty as it is stored. */
export interface HolderRecord {
  readonly id: string;
  readonly dutyId: string;
  readonly areaCode: string;
  readonly personId: string;
  readonly name: string;
  readonly accountId: string | null;
  readonly state: HolderState;
  readonly counts: boolean;
  readonly insteadOf: string | null;
  readonly offered: boolean;
  readonly claimedAt: Date;
  readonly since: Date;
  readonly fromOn: string | null;
  readonly untilOn: string | null;
  readonly words: string | null;
  readonly rating: DutyRating | null;
  readonly headId: string | null;
  readonly minutes: number;
  /** Windows that reports have answered. */
  readonly answered: readonly string[];
}
const reports = 'from duty_reports r where r.jurisdiction_id = :jurisdiction and r.holder_id = h.id';
const select = `select h.id, h.duty_id as "dutyId", h.area_code as "areaCode", h.person_id as "personId", p.name, p.account_id as "accountId", h.state, h.counts,
  h.instead_of as "insteadOf", h.offered, h.claimed_at as "claimedAt", h.since, h.from_on::text as "fromOn", h.until_on::text as "untilOn", h.words,
  h.rating, h.head_id as "headId", (select coalesce(sum(r.minutes), 0)::int ${reports}) as minutes,
  array(select distinct r.due_key ${reports} and r.due_key is not null) as answered
  from duty_holders h join persons p on p.jurisdiction_id = :jurisdiction and p.id = h.person_id`;
const own = 'h.jurisdiction_id = :jurisdiction';
const stands = `h.state in (${standing.map((state) => `'${state}'`).join(', ')})`;

export type NewHolder = Pick<HolderRecord, 'id' | 'dutyId' | 'areaCode' | 'personId' | 'state' | 'counts' | 'insteadOf' | 'claimedAt'> & {
  readonly confirmedBy: string | null;
};
/** Guards: `duty_holders_once`, `duty_holders_one_successor`. */
export const insertHolder = async (tx: Tx, h: NewHolder): Promise<void> => {
  await execute(
    tx,
    `insert into duty_holders (jurisdiction_id, id, duty_id, area_code, person_id, state, counts, instead_of, claimed_at, since, confirmed_by)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8, $8, $9)`,
    [h.id, h.dutyId, h.areaCode, h.personId, h.state, h.counts, h.insteadOf, h.claimedAt, h.confirmedBy],
  );
};

/** Somebody's place by its id, held. */
export const lockHolder = async (tx: Tx, id: string): Promise<HolderRecord | null> =>
  (await execute<HolderRecord>(tx, `${select} where ${own} and h.id = $1 for update of h`, [id])).rows[0] ?? null;
export const findHolder = async (tx: Tx, id: string): Promise<HolderRecord | null> =>
  (await execute<HolderRecord>(tx, `${select} where ${own} and h.id = $1`, [id])).rows[0] ?? null;

/** Who has or had a duty, those who have it first. */
export const holdersOf = async (tx: Tx, dutyId: string): Promise<HolderRecord[]> =>
  (
    await execute<HolderRecord>(
      tx,
      `${select} where ${own} and h.duty_id = $1 order by ${stands} desc, h.claimed_at desc, h.id desc limit 500`,
      [dutyId],
    )
  ).rows;

/** How many duties a person has; whoever asks holds them, so that two claims are counted one after another. */
export const countOf = async (tx: Tx, personId: string): Promise<number> => {
  await execute(tx, "select pg_advisory_xact_lock(hashtextextended('duties ' || $1, 0))", [personId]);
  const { rows } = await execute<{ count: number }>(
    tx,
    `select count(*)::int as count from duty_holders h where ${own} and h.person_id = $1 and ${stands}`,
    [personId],
  );
  return rows[0]?.count ?? 0;
};

/** The places of a person, standing ones first, behind one of them. */
export const placesOf = async (
  tx: Tx,
  personId: string,
  after: readonly [over: number, at: string, id: string] | null,
  limit: number,
): Promise<HolderRecord[]> => {
  const over = `case when ${stands} then 0 else 1 end`;
  const { rows } = await execute<HolderRecord>(
    tx,
    `${select} where ${own} and h.person_id = $1 and ($2::int is null or ${over} > $2 or (${over} = $2 and (h.claimed_at, h.id) < ($3::timestamptz, $4::uuid)))
     order by ${over}, h.claimed_at desc, h.id desc limit $5`,
    [personId, after?.[0] ?? null, after?.[1] ?? null, after?.[2] ?? null, limit],
  );
  return rows;
};

/** Places in areas and below that wait to be confirmed, or are active, longest first. */
export const placesIn = async (tx: Tx, areas: readonly string[], state: 'claimed' | 'active', limit: number): Promise<HolderRecord[]> => {
  const values: unknown[] = [state, limit];
  const below = areas.map((code) => `(h.area_code >= $${values.push(code)}::text and h.area_code < $${values.push(`${code}~`)}::text)`);
  if (below.length === 0) return [];
  return (
    await execute<HolderRecord>(
      tx,
      `${select} where ${own} and h.state = $1 and (${below.join(' or ')}) order by h.claimed_at, h.id limit $2`,
      values,
    )
  ).rows;
};

/** How many claims of duties wait, by duty. */
export const claimsOf = async (tx: Tx, dutyIds: readonly string[]): Promise<Map<string, number>> => {
  const { rows } = await execute<{ id: string; count: number }>(
    tx,
    `select h.duty_id as id, count(*)::int as count from duty_holders h where ${own} and h.duty_id = any($1::uuid[]) and h.state = 'claimed' group by h.duty_id`,
    [dutyIds],
  );
  return new Map(rows.map(({ id, count }) => [id, count]));
};

const columnOf = (field: string): string => field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
/** Changes of a place that is held, by field. */
export const changeHolder = async (
  tx: Tx,
  id: string,
  changes: Partial<Pick<HolderRecord, 'state' | 'counts' | 'offered' | 'since' | 'fromOn' | 'untilOn' | 'words' | 'rating' | 'headId'>> & {
    confirmedBy?: string;
  },
): Promise<void> => {
  const entries = Object.entries(changes);
  const set = entries.map(([field], i) => `${columnOf(field)} = $${i + 2}`);
  await execute(tx, `update duty_holders set ${set.join(', ')} where jurisdiction_id = :jurisdiction and id = $1`, [
    id,
    ...entries.map(([, value]) => value),
  ]);
};
/** Lets the successor of somebody take the head that has become free. @returns whether there is one */
export const letSucceed = async (tx: Tx, id: string): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `update duty_holders h set counts = true where ${own} and h.instead_of = $1 and not h.counts and ${stands} returning h.id`,
    [id],
  );
  return rows.length > 0;
};

/** Terms that are over by a day. */
export const placesOver = async (tx: Tx, today: string, limit: number): Promise<HolderRecord[]> =>
  (
    await execute<HolderRecord>(
      tx,
      `${select} where ${own} and h.state = 'active' and h.until_on < $1::date order by h.until_on, h.id limit $2 for update of h`,
      [today, limit],
    )
  ).rows;
/** Terms that end by a day and of whose end nobody was told, marked as told. */
export const takeEnding = async (tx: Tx, soon: string, limit: number): Promise<HolderRecord[]> => {
  const { rows } = await execute<{ id: string }>(
    tx,
    `update duty_holders set told_end = true where jurisdiction_id = :jurisdiction and id = any(array(
       select h.id from duty_holders h where ${own} and h.state = 'active' and h.until_on <= $1::date and not h.told_end order by h.until_on, h.id limit $2 for update))
     returning id`,
    [soon, limit],
  );
  if (rows.length === 0) return [];
  return (await execute<HolderRecord>(tx, `${select} where ${own} and h.id = any($1::uuid[])`, [rows.map(({ id }) => id)])).rows;
};

/** Places of a person that were active on some day of a year. */
export const heldIn = async (tx: Tx, personId: string, year: number): Promise<HolderRecord[]> => {
  const { rows } = await execute<HolderRecord>(
    tx,
    `${select} where ${own} and h.person_id = $1 and h.from_on <= $3::date and (h.state = 'active' or (h.state = 'ended' and h.until_on >= $2::date))
     order by h.from_on, h.id limit 200`,
    [personId, `${year}-01-01`, `${year}-12-31`],
  );
  return rows;
};

/** A condition in SQL: the person `p` has or had a duty in one of these areas, or below. */
export const dutyWithin = (codes: string): string =>
  `exists (select from duty_holders x where x.jurisdiction_id = :jurisdiction and x.person_id = p.id
     and exists (select from unnest(${codes}) root where starts_with(x.area_code, root)))`;

/** Duties of persons, with where they are. */
export interface DutyTie {
  readonly personId: string;
  readonly title: string;
  readonly areaCode: string;
  readonly state: HolderState;
  readonly fromOn: string | null;
  readonly untilOn: string | null;
}
export const tiesOf = async (tx: Tx, personIds: readonly string[]): Promise<DutyTie[]> => {
  const { rows } = await execute<DutyTie>(
    tx,
    `select h.person_id as "personId", d.title, h.area_code as "areaCode", h.state, h.from_on::text as "fromOn", h.until_on::text as "untilOn"
     from duty_holders h join duties d on d.jurisdiction_id = :jurisdiction and d.id = h.duty_id
     where ${own} and h.person_id = any($1::uuid[]) and h.state in ('claimed', 'confirmed', 'active', 'ended') order by h.claimed_at desc, h.id limit 500`,
    [personIds],
  );
  return rows;
};
/** Hangs the places of one person on another. @returns their ids */
export const movePlaces = async (tx: Tx, from: string, to: string): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      'update duty_holders set person_id = $2 where jurisdiction_id = :jurisdiction and person_id = $1 returning id',
      [from, to],
    )
  ).rows.map(({ id }) => id);
export const movePlacesBack = async (tx: Tx, ids: readonly string[], from: string, to: string): Promise<void> => {
  await execute(
    tx,
    'update duty_holders set person_id = $3 where jurisdiction_id = :jurisdiction and person_id = $2 and id = any($1::uuid[])',
    [ids, from, to],
  );
};

/** Active places by id, behind one of them. */
export const activeAfter = async (tx: Tx, after: string | null, limit: number): Promise<HolderRecord[]> =>
  (
    await execute<HolderRecord>(
      tx,
      `${select} where ${own} and h.state = 'active' and ($1::uuid is null or h.id > $1) order by h.id limit $2`,
      [after, limit],
    )
  ).rows;

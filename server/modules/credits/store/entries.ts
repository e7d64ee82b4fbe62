import type { AskState, EntrySource, EntryState, Sign } from '#contract/credits/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** Something known of a company, as it is stored. */
export interface EntryRecord {
  readonly id: string;
  readonly companyId: string;
  readonly item: string;
  readonly name: { readonly zh: string; readonly en: string | null };
  readonly sign: Sign;
  readonly points: number;
  readonly grave: boolean;
  readonly veto: string | null;
  readonly occurredOn: string;
  readonly since: string;
  readonly until: string;
  readonly tillMended: boolean;
  readonly repairFrom: string | null;
  readonly objectUntil: string;
  readonly source: EntrySource;
  readonly sourceId: string | null;
  readonly words: string;
  readonly enteredAt: Date;
  readonly enteredBy: string | null;
  readonly state: EntryState;
  readonly endedOn: string | null;
  /** Of the scheme under which it was made. */
  readonly version: number;
}
const columns = `e.id, e.organisation_id as "companyId", e.item, e.name, e.sign, e.points, e.grave, e.veto, e.occurred_on::text as "occurredOn",
  e.since::text as since, e.until::text as until, e.till_mended as "tillMended", e.repair_from::text as "repairFrom", e.object_until::text as "objectUntil",
  e.source, e.source_id as "sourceId", e.words, e.entered_at as "enteredAt", e.entered_by as "enteredBy", e.state, e.ended_on::text as "endedOn", e.version`;
const from = 'credit_entries e where e.jurisdiction_id = :jurisdiction';

export interface NewEntry extends Omit<EntryRecord, 'state' | 'endedOn'> {
  readonly cause: string | null;
}
/** Entries of a company are made one after the other where they add up: of two at once, the second sees the first. */
export const entriesInTurn = async (tx: Tx, companyId: string): Promise<void> => {
  await execute(tx, "select pg_advisory_xact_lock(hashtextextended('credits ' || $1::text, 0))", [companyId]);
};
/** @returns false where the same cause made one before */
export const insertEntry = async (tx: Tx, e: NewEntry): Promise<boolean> => {
  const { rows } = await execute<{ id: string }>(
    tx,
    `insert into credit_entries (jurisdiction_id, id, organisation_id, version, item, name, sign, points, grave, veto, occurred_on, since, until, till_mended,
       repair_from, object_until, source, source_id, words, cause, entered_at, entered_by)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
     on conflict (jurisdiction_id, cause) do nothing returning id`,
    [
      e.id,
      e.companyId,
      e.version,
      e.item,
      JSON.stringify(e.name),
      e.sign,
      e.points,
      e.grave,
      e.veto,
      e.occurredOn,
      e.since,
      e.until,
      e.tillMended,
      e.repairFrom,
      e.objectUntil,
      e.source,
      e.sourceId,
      e.words,
      e.cause,
      e.enteredAt,
      e.enteredBy,
    ],
  );
  return rows.length === 1;
};
const readEntry = async (tx: Tx, id: string, lock: string): Promise<EntryRecord | null> =>
  (await execute<EntryRecord>(tx, `select ${columns} from ${from} and e.id = $1${lock}`, [id])).rows[0] ?? null;
export const findEntry = (tx: Tx, id: string): Promise<EntryRecord | null> => readEntry(tx, id, '');
/** The same, held against whoever else ends or contests it. */
export const lockEntry = (tx: Tx, id: string): Promise<EntryRecord | null> => readEntry(tx, id, ' for update');
/** The one a cause made, held; null where it made none. */
export const lockEntryOfCause = async (tx: Tx, cause: string): Promise<EntryRecord | null> =>
  (await execute<EntryRecord>(tx, `select ${columns} from ${from} and e.cause = $1 for update`, [cause])).rows[0] ?? null;

/** Of one company, or of all, the newest first. @param least only those that live on this day or after */
export const entriesOf = async (tx: Tx, companyId: string | null, least: string | null, limit: number): Promise<EntryRecord[]> =>
  (
    await execute<EntryRecord>(
      tx,
      `select ${columns} from ${from} and ($1::uuid is null or e.organisation_id = $1) and ($2::date is null or e.until >= $2::date)
       order by e.since desc, e.id desc limit $3`,
      [companyId, least, limit],
    )
  ).rows;
export const withdrawEntry = async (tx: Tx, id: string): Promise<void> => {
  await execute(tx, `update credit_entries set state = 'withdrawn' where jurisdiction_id = :jurisdiction and id = $1`, [id]);
};
export const endEntry = async (tx: Tx, id: string, on: string): Promise<void> => {
  await execute(tx, 'update credit_entries set ended_on = $2 where jurisdiction_id = :jurisdiction and id = $1', [id, on]);
};

/** A company that has joined. */
export interface MemberRecord {
  readonly companyId: string;
  readonly joinedOn: string;
  readonly base: number;
  readonly basics: string;
}
export const membersOf = async (tx: Tx, companyId: string | null): Promise<MemberRecord[]> =>
  (
    await execute<MemberRecord>(
      tx,
      `select organisation_id as "companyId", joined_on::text as "joinedOn", base, basics from credit_members
       where jurisdiction_id = :jurisdiction and ($1::uuid is null or organisation_id = $1)`,
      [companyId],
    )
  ).rows;
export const keepMember = async (tx: Tx, m: MemberRecord & { at: Date; by: string | null }): Promise<void> => {
  await execute(
    tx,
    `insert into credit_members (jurisdiction_id, organisation_id, joined_on, base, basics, noted_at, noted_by) values (:jurisdiction, $1, $2, $3, $4, $5, $6)
     on conflict (jurisdiction_id, organisation_id) do update set joined_on = excluded.joined_on, base = excluded.base, basics = excluded.basics,
       noted_at = excluded.noted_at, noted_by = excluded.noted_by`,
    [m.companyId, m.joinedOn, m.base, m.basics, m.at, m.by],
  );
};

/** An objection or an application for repair, as it is stored. */
export interface AskRecord {
  readonly id: string;
  readonly kind: 'objection' | 'repair';
  readonly companyId: string;
  readonly entryId: string | null;
  readonly yearId: string | null;
  readonly words: string;
  readonly askedAt: Date;
  readonly askedBy: string;
  readonly answerBy: string;
  readonly state: AskState;
  readonly answer: string | null;
  readonly answeredAt: Date | null;
}
const askColumns = `a.id, a.kind, a.organisation_id as "companyId", a.entry_id as "entryId", a.year_id as "yearId", a.words, a.asked_at as "askedAt",
  a.asked_by as "askedBy", a.answer_by::text as "answerBy", a.state, a.answer, a.answered_at as "answeredAt"`;
const askFrom = 'credit_asks a where a.jurisdiction_id = :jurisdiction';

/** @throws a violation of `credit_asks_one_of_entry` or `credit_asks_one_of_year` where one is open */
export const insertAsk = async (tx: Tx, a: Omit<AskRecord, 'state' | 'answer' | 'answeredAt'>): Promise<void> => {
  await execute(
    tx,
    `insert into credit_asks (jurisdiction_id, id, kind, organisation_id, entry_id, year_id, words, asked_at, asked_by, answer_by)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [a.id, a.kind, a.companyId, a.entryId, a.yearId, a.words, a.askedAt, a.askedBy, a.answerBy],
  );
};
const readAsk = async (tx: Tx, id: string, lock: string): Promise<AskRecord | null> =>
  (await execute<AskRecord>(tx, `select ${askColumns} from ${askFrom} and a.id = $1${lock}`, [id])).rows[0] ?? null;
export const findAsk = (tx: Tx, id: string): Promise<AskRecord | null> => readAsk(tx, id, '');
/** The same, held against whoever else answers it. */
export const lockAsk = (tx: Tx, id: string): Promise<AskRecord | null> => readAsk(tx, id, ' for update');
export const answerAskRow = async (
  tx: Tx,
  id: string,
  { state, answer, at, by }: { state: 'granted' | 'refused'; answer: string; at: Date; by: string },
): Promise<void> => {
  await execute(
    tx,
    'update credit_asks set state = $2, answer = $3, answered_at = $4, answered_by = $5 where jurisdiction_id = :jurisdiction and id = $1',
    [id, state, answer, at, by],
  );
};
export const asksOf = async (tx: Tx, companyId: string): Promise<AskRecord[]> =>
  (await execute<AskRecord>(tx, `select ${askColumns} from ${askFrom} and a.organisation_id = $1 order by a.asked_at, a.id`, [companyId]))
    .rows;
/** Open ones, those to be answered soonest first, with who entered what they are about. */
export const asksToAnswer = async (tx: Tx, limit: number): Promise<(AskRecord & { readonly enteredBy: string | null })[]> =>
  (
    await execute<AskRecord & { readonly enteredBy: string | null }>(
      tx,
      `select ${askColumns}, e.entered_by as "enteredBy" from credit_asks a
       left join credit_entries e on e.jurisdiction_id = :jurisdiction and e.id = a.entry_id
       where a.jurisdiction_id = :jurisdiction and a.state = 'open' order by a.answer_by, a.id limit $1`,
      [limit],
    )
  ).rows;
/** Open ones by company. */
export const openAsks = async (tx: Tx): Promise<ReadonlyMap<string, number>> => {
  const { rows } = await execute<{ companyId: string; n: number }>(
    tx,
    `select organisation_id as "companyId", count(*)::int as n from credit_asks where jurisdiction_id = :jurisdiction and state = 'open' group by 1`,
    [],
  );
  return new Map(rows.map(({ companyId, n }) => [companyId, n]));
};
/** How many objections must be answered before a year can be finished: those against its ratings, and those against entries of before. */
export const openObjections = async (tx: Tx, yearId: string, last: string): Promise<number> =>
  (
    await execute<{ n: number }>(
      tx,
      `select count(*)::int as n from credit_asks a
       left join credit_entries e on e.jurisdiction_id = :jurisdiction and e.id = a.entry_id
       where a.jurisdiction_id = :jurisdiction and a.state = 'open' and a.kind = 'objection' and (a.year_id = $1 or e.since <= $2::date)`,
      [yearId, last],
    )
  ).rows[0]?.n ?? 0;

import type { ConsequenceAct, ConsequenceState, ListKind } from '#contract/property/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** What follows from a list, as it is stored. */
export interface ConsequenceRecord {
  readonly id: string;
  readonly runId: string;
  readonly first: string;
  readonly last: string;
  readonly subject: string;
  readonly name: string;
  readonly areaPath: string | null;
  readonly organisationId: string | null;
  readonly list: ListKind;
  readonly running: number;
  readonly act: ConsequenceAct;
  readonly words: string;
  /** Of an entry in the credit record: the item of the scheme. */
  readonly item: string | null;
  readonly days: number;
  readonly dueOn: string;
  readonly state: ConsequenceState;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  /** Of what is brought before a meeting: its kind, and where it stands once it does. */
  readonly meetingKind: string;
  readonly meetingId: string | null;
  readonly agendaItemId: string | null;
  readonly settledBy: string;
  /** Follows only where the rectification of the same list is not done in time. */
  readonly unmended: boolean;
}
const columns = `p.id, p.run_id as "runId", p.first_day::text as first, p.last_day::text as last, p.subject, p.name, p.area_path::text as "areaPath",
  p.organisation_id as "organisationId", p.list, p.running, p.act, p.words, p.item, p.days, p.due_on::text as "dueOn", p.state, p.case_id as "caseId",
  p.case_number as "caseNumber", p.meeting_kind as "meetingKind", p.meeting_id as "meetingId", p.agenda_item_id as "agendaItemId",
  p.settled_by as "settledBy", p.unmended`;

export type NewConsequence = Omit<ConsequenceRecord, 'state' | 'caseId' | 'caseNumber' | 'meetingId' | 'agendaItemId'>;
/**
 * Keeps what follows, once for each period, subject, act and list: what an earlier edition brought stays as it went, what was withdrawn comes back – done already where
 * its case was opened or it stands on an agenda.
 */
export const keepConsequence = async (tx: Tx, c: NewConsequence, at: Date): Promise<void> => {
  await execute(
    tx,
    `insert into property_consequences as p (jurisdiction_id, id, run_id, first_day, last_day, subject, name, area_path, organisation_id, list, running, act, words,
       days, due_on, settled_by, made_at, changed_at, item, meeting_kind, unmended, state)
     values (:jurisdiction, $1, $2, $3::date, $4::date, $5, $6, $7::ltree, $8, $9, $10, $11, $12, $13, $14::date, $15, $16, $16, $17, $18, $19, $20)
     on conflict (jurisdiction_id, run_id, subject, act, list) do update set running = excluded.running, words = excluded.words, item = excluded.item,
       days = excluded.days, due_on = excluded.due_on, changed_at = excluded.changed_at, meeting_kind = excluded.meeting_kind, unmended = excluded.unmended,
       state = case when p.case_id is null and p.agenda_item_id is null then excluded.state else 'done' end
     where p.state = 'withdrawn'`,
    [
      c.id,
      c.runId,
      c.first,
      c.last,
      c.subject,
      c.name,
      c.areaPath,
      c.organisationId,
      c.list,
      c.running,
      c.act,
      c.words,
      c.days,
      c.dueOn,
      c.settledBy,
      at,
      c.item,
      c.meetingKind,
      c.unmended,
      c.unmended ? 'waits' : 'due',
    ],
  );
};

/** All that followed from a period, held. */
export const consequencesOfRun = async (tx: Tx, runId: string): Promise<ConsequenceRecord[]> => {
  const { rows } = await execute<ConsequenceRecord>(
    tx,
    `select ${columns} from property_consequences p where p.jurisdiction_id = :jurisdiction and p.run_id = $1 order by p.id for update`,
    [runId],
  );
  return rows;
};
export const findConsequence = async (tx: Tx, id: string, lock = false): Promise<ConsequenceRecord | null> => {
  const { rows } = await execute<ConsequenceRecord>(
    tx,
    `select ${columns} from property_consequences p where p.jurisdiction_id = :jurisdiction and p.id = $1 ${lock ? 'for update' : ''}`,
    [id],
  );
  return rows[0] ?? null;
};
export const setConsequence = async (
  tx: Tx,
  id: string,
  c: Pick<ConsequenceRecord, 'state' | 'caseId' | 'caseNumber' | 'meetingId' | 'agendaItemId'>,
  at: Date,
): Promise<void> => {
  await execute(
    tx,
    `update property_consequences set state = $2, case_id = $3, case_number = $4, meeting_id = $5, agenda_item_id = $6, changed_at = $7
     where jurisdiction_id = :jurisdiction and id = $1`,
    [id, c.state, c.caseId, c.caseNumber, c.meetingId, c.agendaItemId, at],
  );
};

/** Ids of what waits for a rectification that is to be done before a day, the longest due first. */
export const waitingBefore = async (tx: Tx, day: string, limit: number): Promise<string[]> => {
  const { rows } = await execute<{ id: string }>(
    tx,
    `select p.id from property_consequences p where p.jurisdiction_id = :jurisdiction and p.state = 'waits' and p.due_on < $1::date order by p.due_on, p.id limit $2`,
    [day, limit],
  );
  return rows.map(({ id }) => id);
};
/** What the same list of the same period ordered the same subject to mend; null: nothing. */
export const rectificationOf = async (
  tx: Tx,
  c: Pick<ConsequenceRecord, 'runId' | 'subject' | 'list'>,
): Promise<ConsequenceRecord | null> => {
  const { rows } = await execute<ConsequenceRecord>(
    tx,
    `select ${columns} from property_consequences p
     where p.jurisdiction_id = :jurisdiction and p.run_id = $1 and p.subject = $2 and p.list = $3 and p.act = 'rectify'`,
    [c.runId, c.subject, c.list],
  );
  return rows[0] ?? null;
};
/** What waited is judged: it follows after all, within so many days, or does not. */
export const judgeConsequence = async (tx: Tx, id: string, state: 'due' | 'spared', dueOn: string, at: Date): Promise<void> => {
  await execute(
    tx,
    'update property_consequences set state = $2, due_on = $3::date, changed_at = $4 where jurisdiction_id = :jurisdiction and id = $1',
    [id, state, dueOn, at],
  );
};
/** Subjects of which everybody was told that they did not mend in time. */
export const exposedIn = async (tx: Tx, runId: string): Promise<ReadonlySet<string>> => {
  const { rows } = await execute<{ subject: string }>(
    tx,
    `select p.subject from property_consequences p where p.jurisdiction_id = :jurisdiction and p.run_id = $1 and p.act = 'expose' and p.state = 'done'`,
    [runId],
  );
  return new Set(rows.map(({ subject }) => subject));
};

/** Consequences in areas and below, newest first, before an id. */
export const pageOfConsequences = async (
  tx: Tx,
  { areas, state, list }: { areas: readonly string[]; state: string | null; list: string | null },
  before: string | null,
  limit: number,
): Promise<ConsequenceRecord[]> => {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const below = areas.map((code) => `(p.area_code >= ${p(code)}::text and p.area_code < ${p(`${code}~`)}::text)`);
  const parts = ['p.jurisdiction_id = :jurisdiction', `(${[...below, 'p.area_code is null'].join(' or ')})`];
  if (state !== null) parts.push(`p.state = ${p(state)}`);
  if (list !== null) parts.push(`p.list = ${p(list)}`);
  if (before !== null) parts.push(`p.id < ${p(before)}::uuid`);
  const { rows } = await execute<ConsequenceRecord>(
    tx,
    `select ${columns} from property_consequences p where ${parts.join(' and ')} order by p.id desc limit ${p(limit)}`,
    values,
  );
  return rows;
};

/** Asks whoever delivers events to carry out what follows from a period, once it is written. */
export const announceLists = async (tx: Tx, jurisdictionId: string, id: string, runId: string): Promise<void> => {
  await execute(tx, 'insert into outbox (id, jurisdiction_id, topic, subject, payload) values ($1, $2, $3, $4, $5)', [
    id,
    jurisdictionId,
    'property.listed',
    runId,
    JSON.stringify({ runId }),
  ]);
};

import { v7 } from 'uuid';
import type { CareRhythm, EndReason } from '#contract/care/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';
import { withinCodes } from '#kernel/within.ts';

export interface RecordRow {
  readonly id: string;
  readonly version: number;
  readonly personId: string;
  readonly name: string;
  readonly phoneSealed: Buffer | null;
  readonly areaPath: string;
  readonly leadId: string;
  readonly visitorIds: readonly string[];
  readonly classes: readonly string[];
  readonly consentOn: string;
  readonly consentUntil: string;
  readonly consentHow: 'spoken' | 'signed';
  readonly sealed: Buffer;
  readonly rhythm: CareRhythm | null;
  readonly planId: string | null;
  readonly lastSeen: Date | null;
  readonly lastResult: string | null;
  readonly startedAt: Date;
}

/** Records that stand on a day ($1): consent that has run out closes one at once, whether or not a job has ended it by then. */
const standing = `from care_records r join persons p on p.jurisdiction_id = :jurisdiction and p.id = r.person_id
  where r.jurisdiction_id = :jurisdiction and r.ended_at is null and r.consent_until >= $1::date`;
const columns = `r.id, r.version, r.person_id as "personId", p.name, p.phone_sealed as "phoneSealed", r.area_path::text as "areaPath", r.lead_id as "leadId",
  array(select v.account_id from care_visitors v where v.jurisdiction_id = :jurisdiction and v.record_id = r.id order by v.account_id) as "visitorIds",
  array(select c.class from care_classes c where c.jurisdiction_id = :jurisdiction and c.record_id = r.id and c.since <= $1::date
    and (c.until is null or c.until >= $1::date) order by c.since, c.id) as classes,
  r.consent_on::text as "consentOn", r.consent_until::text as "consentUntil", r.consent_how as "consentHow", r.sealed, r.rhythm #>> '{}' as rhythm,
  r.plan_id as "planId", r.last_seen as "lastSeen", r.last_result as "lastResult", r.started_at as "startedAt"`;

export const findRecord = async (tx: Tx, today: string, id: string, lock = false): Promise<RecordRow | null> => {
  const text = `select ${columns} ${standing} and r.id = $2 ${lock ? 'for update of r' : ''}`;
  return (await execute<RecordRow>(tx, text, [today, id])).rows[0] ?? null;
};

/** Records somebody leads or visits by, newest first. */
export const pageOfRecords = async (
  tx: Tx,
  today: string,
  asked: {
    readonly accountId: string;
    readonly codes: readonly string[];
    readonly classes: readonly string[] | null;
    readonly consentBy: string | null;
    /** Those last seen, or opened, before: by rhythm. */
    readonly seenBefore: Readonly<Record<CareRhythm, Date>> | null;
    readonly before: string | null;
    readonly limit: number;
  },
): Promise<RecordRow[]> => {
  const { seenBefore } = asked;
  const values: unknown[] = [
    today,
    asked.accountId,
    asked.before,
    asked.classes,
    asked.consentBy,
    seenBefore?.week ?? null,
    seenBefore?.month ?? null,
    seenBefore?.quarter ?? null,
    asked.limit,
  ];
  const within = withinCodes('r.area_code', asked.codes, values);
  const { rows } = await execute<RecordRow>(
    tx,
    `select ${columns} ${standing}
       and r.id in (select l.id from care_records l where l.jurisdiction_id = :jurisdiction and l.lead_id = $2 and l.ended_at is null
         union all select v.record_id from care_visitors v where v.jurisdiction_id = :jurisdiction and v.account_id = $2)
       and ($3::uuid is null or r.id < $3::uuid) and ($5::date is null or r.consent_until <= $5::date)
       and ($4::text[] is null or exists (select from care_classes c where c.jurisdiction_id = :jurisdiction and c.record_id = r.id
         and c.class = any($4::text[]) and c.since <= $1::date and (c.until is null or c.until >= $1::date)))
       and ($6::timestamptz is null or coalesce(r.last_seen, r.started_at)
         < case r.rhythm #>> '{}' when 'week' then $6::timestamptz when 'month' then $7::timestamptz when 'quarter' then $8::timestamptz end)
       and ${within} order by r.id desc limit $9`,
    values,
  );
  return rows;
};

/** Who leads the records that stand in some areas; nothing of whom they are about. */
export const leadsIn = async (
  tx: Tx,
  today: string,
  codes: readonly string[],
): Promise<{ id: string; areaPath: string; leadId: string; visitors: number; consentUntil: string }[]> => {
  const values: unknown[] = [today];
  const within = withinCodes('r.area_code', codes, values);
  const { rows } = await execute<{ id: string; areaPath: string; leadId: string; visitors: number; consentUntil: string }>(
    tx,
    `select r.id, r.area_path::text as "areaPath", r.lead_id as "leadId", r.consent_until::text as "consentUntil",
       (select count(*)::int from care_visitors v where v.jurisdiction_id = :jurisdiction and v.record_id = r.id) as visitors
     from care_records r where r.jurisdiction_id = :jurisdiction and r.ended_at is null and r.consent_until >= $1::date and ${within} order by r.id`,
    values,
  );
  return rows;
};

export interface NewRecord {
  readonly id: string;
  readonly personId: string;
  readonly areaPath: string;
  readonly leadId: string;
  readonly consentOn: string;
  readonly consentUntil: string;
  readonly consentHow: 'spoken' | 'signed';
  readonly sealed: Buffer;
  readonly keyVersion: number;
  readonly rhythm: CareRhythm;
  readonly startedAt: Date;
}
/** @returns false where the person has a record already. Guard: index `care_records_once`. */
export const insertRecord = async (tx: Tx, r: NewRecord): Promise<boolean> =>
  (
    await execute(
      tx,
      `insert into care_records (jurisdiction_id, id, person_id, area_path, lead_id, consent_on, consent_until, consent_how, sealed, key_version, rhythm, started_at)
       values (:jurisdiction, $1, $2, $3::ltree, $4, $5::date, $6::date, $7, $8, $9, to_jsonb($10::text), $11)
       on conflict (jurisdiction_id, person_id) where ended_at is null do nothing returning id`,
      [r.id, r.personId, r.areaPath, r.leadId, r.consentOn, r.consentUntil, r.consentHow, r.sealed, r.keyVersion, r.rhythm, r.startedAt],
    )
  ).rows.length === 1;

/** Changes what is given, and the version. */
export const changeRecord = async (
  tx: Tx,
  id: string,
  to: Partial<Pick<NewRecord, 'leadId' | 'rhythm' | 'consentOn' | 'consentUntil' | 'consentHow'> & { sealed: Buffer; keyVersion: number }>,
): Promise<void> => {
  await execute(
    tx,
    `update care_records r set version = version + 1, lead_id = coalesce($2::uuid, lead_id), rhythm = coalesce(to_jsonb($3::text), rhythm),
       consent_on = coalesce($4::date, consent_on), consent_until = coalesce($5::date, consent_until), consent_how = coalesce($6::text, consent_how),
       sealed = coalesce($7::bytea, sealed), key_version = coalesce($8::int, key_version)
     where r.jurisdiction_id = :jurisdiction and r.id = $1 and r.ended_at is null`,
    [
      id,
      to.leadId ?? null,
      to.rhythm ?? null,
      to.consentOn ?? null,
      to.consentUntil ?? null,
      to.consentHow ?? null,
      to.sealed ?? null,
      to.keyVersion ?? null,
    ],
  );
};

/** Says which plan of visits carries a record out; null: none. No change of what it says. */
export const setPlan = async (tx: Tx, id: string, planId: string | null): Promise<void> => {
  await execute(tx, 'update care_records r set plan_id = $2 where r.jurisdiction_id = :jurisdiction and r.id = $1', [id, planId]);
};

/** Says who visits from now on. */
export const setVisitors = async (tx: Tx, recordId: string, accountIds: readonly string[]): Promise<void> => {
  await execute(
    tx,
    'delete from care_visitors v where v.jurisdiction_id = :jurisdiction and v.record_id = $1 and not v.account_id = any($2::uuid[])',
    [recordId, accountIds],
  );
  for (const accountId of accountIds)
    await execute(
      tx,
      'insert into care_visitors (jurisdiction_id, record_id, account_id) values (:jurisdiction, $1, $2) on conflict do nothing',
      [recordId, accountId],
    );
};

/** Ends a record and takes everything away that it said. @returns whether it still stood */
export const endRecord = async (tx: Tx, id: string, why: EndReason, at: Date): Promise<boolean> => {
  const { rows } = await execute(
    tx,
    `update care_records r set ended_at = $2, ended_why = $3, person_id = null, sealed = null, key_version = null, rhythm = null, plan_id = null,
       last_seen = null, last_result = null, version = version + 1
     where r.jurisdiction_id = :jurisdiction and r.id = $1 and r.ended_at is null returning r.id`,
    [id, at, why],
  );
  for (const table of ['care_classes', 'care_visitors', 'care_health', 'care_events'])
    await execute(tx, `delete from ${table} x where x.jurisdiction_id = :jurisdiction and x.record_id = $1`, [id]);
  return rows.length === 1;
};

/** The record of a person that stands or has run out without having been ended. */
export const recordOfPerson = async (
  tx: Tx,
  personId: string,
  lock = false,
): Promise<{ id: string; areaPath: string; leadId: string } | null> =>
  (
    await execute<{ id: string; areaPath: string; leadId: string }>(
      tx,
      `select r.id, r.area_path::text as "areaPath", r.lead_id as "leadId" from care_records r
       where r.jurisdiction_id = :jurisdiction and r.person_id = $1 and r.ended_at is null ${lock ? 'for update' : ''}`,
      [personId],
    )
  ).rows[0] ?? null;

/** Records whose consent ran out before a day, a batch of them. */
export const expiredRecords = async (tx: Tx, today: string, limit: number): Promise<{ id: string; areaPath: string; leadId: string }[]> =>
  (
    await execute<{ id: string; areaPath: string; leadId: string }>(
      tx,
      `select r.id, r.area_path::text as "areaPath", r.lead_id as "leadId" from care_records r
       where r.jurisdiction_id = :jurisdiction and r.ended_at is null and r.consent_until < $1::date order by r.consent_until, r.id limit $2 for update`,
      [today, limit],
    )
  ).rows;

/** Sealed rows of older keys, a batch of them. */
export const olderRecords = async (tx: Tx, version: number, limit: number): Promise<{ id: string; sealed: Buffer }[]> =>
  (
    await execute<{ id: string; sealed: Buffer }>(
      tx,
      `select r.id, r.sealed from care_records r where r.jurisdiction_id = :jurisdiction and r.key_version < $1 order by r.key_version, r.id limit $2 for update`,
      [version, limit],
    )
  ).rows;

export interface EventRow {
  readonly at: Date;
  readonly what: string;
  readonly accountId: string | null;
  readonly data: Record<string, string>;
}
/** Writes what was done; gone with the record. */
export const addEvent = async (
  tx: Tx,
  recordId: string,
  { what, data = {}, accountId, at }: Omit<EventRow, 'data'> & { readonly data?: Record<string, string> },
): Promise<void> => {
  await execute(
    tx,
    'insert into care_events (jurisdiction_id, id, record_id, what, data, account_id, at) values (:jurisdiction, $1, $2, $3, $4, $5, $6)',
    [v7(), recordId, what, JSON.stringify(data), accountId, at],
  );
};
export const eventsOf = async (tx: Tx, recordId: string): Promise<EventRow[]> =>
  (
    await execute<EventRow>(
      tx,
      `select e.at, e.what, e.account_id as "accountId", e.data from care_events e
       where e.jurisdiction_id = :jurisdiction and e.record_id = $1 order by e.at desc, e.id desc limit 100`,
      [recordId],
    )
  ).rows;

export interface LookRow {
  readonly at: Date;
  readonly accountId: string;
  readonly reason: string;
}
export const addLook = async (tx: Tx, look: LookRow & { readonly recordId: string; readonly personId: string }): Promise<void> => {
  await execute(
    tx,
    `insert into care_looks (jurisdiction_id, id, record_id, person_id, account_id, reason, at) values (:jurisdiction, $1, $2, $3, $4, $5, $6)`,
    [v7(), look.recordId, look.personId, look.accountId, look.reason, look.at],
  );
};
export const looksOf = async (tx: Tx, by: 'record_id' | 'person_id', id: string, limit: number): Promise<LookRow[]> =>
  (
    await execute<LookRow>(
      tx,
      `select l.at, l.account_id as "accountId", l.reason from care_looks l
       where l.jurisdiction_id = :jurisdiction and l.${by} = $1 order by l.at desc, l.id desc limit $2`,
      [id, limit],
    )
  ).rows;

/** Puts the same secret under newer keys; no change of the record. */
export const resealRecord = async (tx: Tx, id: string, sealed: Buffer, keyVersion: number): Promise<void> => {
  await execute(tx, 'update care_records r set sealed = $2, key_version = $3 where r.jurisdiction_id = :jurisdiction and r.id = $1', [
    id,
    sealed,
    keyVersion,
  ]);
};

/** Keeps when a person was last seen. A visit that was told before, or came later than a newer one, changes nothing. */
export const noteVisit = async (
  tx: Tx,
  id: string,
  { at, result, isReached }: { readonly at: Date; readonly result: string; readonly isReached: boolean },
): Promise<void> => {
  await execute(
    tx,
    `update care_records r set last_result = $3, last_seen = case when $4 then $2::timestamptz else r.last_seen end
     where r.jurisdiction_id = :jurisdiction and r.id = $1 and r.ended_at is null and (r.last_seen is null or r.last_seen < $2::timestamptz)`,
    [id, at, result, isReached],
  );
};

export interface DueHealth {
  readonly recordId: string;
  readonly kind: string;
  readonly next: string;
}
/** Health services of some records that are due by a day: the last of each kind, with its next day. */
export const dueHealth = async (tx: Tx, recordIds: readonly string[], by: string): Promise<DueHealth[]> =>
  (
    await execute<DueHealth>(
      tx,
      `select l."recordId", l.kind, l.next::text as next from (
         select distinct on (h.record_id, h.kind) h.record_id as "recordId", h.kind, h.next_on as next from care_health h
         where h.jurisdiction_id = :jurisdiction and h.record_id = any($1::uuid[]) order by h.record_id, h.kind, h.on_day desc, h.id desc) l
       where l.next <= $2::date`,
      [recordIds, by],
    )
  ).rows;

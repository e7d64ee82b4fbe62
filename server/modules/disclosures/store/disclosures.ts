import type { DisclosureBody, DisclosureKind } from '#contract/disclosures/values.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** A disclosure with its newest version and how objections to it stand. */
export interface DisclosureRecord {
  readonly id: string;
  readonly token: string;
  readonly kind: DisclosureKind;
  readonly subjectType: string | null;
  readonly subjectId: string | null;
  readonly areaPath: string;
  readonly fromOn: string;
  readonly untilOn: string;
  readonly decidedOn: string | null;
  readonly publishedAt: Date;
  readonly publishedBy: string | null;
  readonly version: number;
  readonly takesObjections: boolean;
  readonly objectionsUntil: string | null;
  readonly endedOn: string | null;
  readonly endReason: string | null;
  readonly title: string;
  readonly body: DisclosureBody;
  /** Photos and documents of its newest version. */
  readonly fileIds: readonly string[];
  readonly received: number;
  readonly open: number;
  readonly upheld: number;
  readonly rejected: number;
  readonly inquiries: number;
}
const columns = `d.id, d.token, d.kind, d.subject_type as "subjectType", d.subject_id as "subjectId", d.area_path::text as "areaPath", d.from_on::text as "fromOn",
  d.until_on::text as "untilOn", d.decided_on::text as "decidedOn", d.published_at as "publishedAt", d.published_by as "publishedBy", d.version,
  d.takes_objections as "takesObjections", d.objections_until::text as "objectionsUntil", d.ended_on::text as "endedOn",
  d.end_reason as "endReason", v.title, v.body, v.file_ids as "fileIds", coalesce(n.received, 0) as received, coalesce(n.open, 0) as open, coalesce(n.upheld, 0) as upheld,
  coalesce(n.rejected, 0) as rejected, coalesce(n.inquiries, 0) as inquiries`;
const tables = `disclosures d
  join disclosure_versions v on v.jurisdiction_id = :jurisdiction and v.disclosure_id = d.id and v.number = d.version
  left join lateral (
    select count(*)::int as received, count(*) filter (where o.answered_at is null and o.found_at is null)::int as open,
      count(*) filter (where o.verdict in ('upheld', 'partly'))::int as upheld, count(*) filter (where o.verdict = 'rejected')::int as rejected,
      count(*) filter (where o.pressed_at is not null)::int as inquiries,
      count(*) filter (where o.pressed_at is not null and o.found_at is null)::int as looking
    from disclosure_objections o where o.jurisdiction_id = :jurisdiction and o.disclosure_id = d.id) n on true`;

const where = async (tx: Tx, condition: string, values: readonly unknown[]): Promise<DisclosureRecord[]> =>
  (
    await execute<DisclosureRecord>(
      tx,
      `select ${columns} from ${tables} where d.jurisdiction_id = :jurisdiction and ${condition} order by d.id desc`,
      values,
    )
  ).rows;

export const findDisclosure = async (tx: Tx, id: string): Promise<DisclosureRecord | null> =>
  (await where(tx, 'd.id = $1', [id]))[0] ?? null;
export const findByToken = async (tx: Tx, token: string): Promise<DisclosureRecord | null> =>
  (await where(tx, 'd.token = $1', [token]))[0] ?? null;
/** All that belong to something, newest first. */
export const ofSubject = (tx: Tx, type: string, id: string): Promise<DisclosureRecord[]> =>
  where(tx, 'd.subject_type = $1 and d.subject_id = $2', [type, id]);
/** Holds one until the transaction ends: amending, ending, objecting and answering take turns. */
export const lockDisclosure = async (tx: Tx, id: string): Promise<DisclosureRecord | null> => {
  await execute(tx, 'select d.id from disclosures d where d.jurisdiction_id = :jurisdiction and d.id = $1 for update', [id]);
  return findDisclosure(tx, id);
};

/** Which disclosures a list shows; null does not filter. Areas are codes. */
export interface DisclosureFilter {
  /** Any of these and below; null: all. */
  readonly areas: readonly string[] | null;
  /** Just these, in no way those below. */
  readonly exactly: readonly string[];
  readonly area: string | null;
  readonly kind: string | null;
  readonly states: readonly string[] | null;
  readonly objections: 'open' | 'inquiry' | null;
  readonly words: string | null;
  /** Up on some day between these. */
  readonly touching: readonly [from: string, until: string] | null;
  readonly today: string;
}
export const everywhere: Omit<DisclosureFilter, 'today'> = {
  areas: null,
  exactly: [],
  area: null,
  kind: null,
  states: null,
  objections: null,
  words: null,
  touching: null,
};

/** Disclosures, newest first, before one. */
export const pageOfDisclosures = async (tx: Tx, f: DisclosureFilter, before: string | null, limit: number): Promise<DisclosureRecord[]> => {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const below = (code: string): string => `(d.area_code >= ${p(code)}::text and d.area_code < ${p(`${code}~`)}::text)`;
  const parts = ['d.jurisdiction_id = :jurisdiction'];
  if (f.areas !== null) {
    const any = [...f.areas.map(below), ...(f.exactly.length > 0 ? [`d.area_code = any(${p(f.exactly)}::text[])`] : [])];
    parts.push(any.length > 0 ? `(${any.join(' or ')})` : 'false');
  }
  if (f.area !== null) parts.push(below(f.area));
  if (f.kind !== null) parts.push(`d.kind = ${p(f.kind)}`);
  if (f.states !== null) {
    const today = `${p(f.today)}::date`;
    const is: Record<string, string> = {
      planned: `(d.ended_on is null and d.from_on > ${today})`,
      open: `(d.ended_on is null and d.from_on <= ${today} and d.until_on >= ${today})`,
      over: `(d.ended_on is null and d.until_on < ${today})`,
      ended: 'd.ended_on is not null',
    };
    parts.push(`(${f.states.map((state) => is[state] ?? 'false').join(' or ') || 'false'})`);
  }
  if (f.objections !== null) parts.push(f.objections === 'open' ? 'n.open > 0' : 'n.looking > 0');
  if (f.words !== null) parts.push(`strpos(v.title, ${p(f.words)}) > 0`);
  if (f.touching) parts.push(`d.from_on <= ${p(f.touching[1])}::date and d.until_on >= ${p(f.touching[0])}::date`);
  if (before !== null) parts.push(`d.id < ${p(before)}::uuid`);
  return (
    await execute<DisclosureRecord>(
      tx,
      `select ${columns} from ${tables} where ${parts.join(' and ')} order by d.id desc limit ${p(limit)}`,
      values,
    )
  ).rows;
};

export interface NewDisclosure
  extends Omit<DisclosureRecord, 'version' | 'endedOn' | 'endReason' | 'received' | 'open' | 'upheld' | 'rejected' | 'inquiries'> {}

export const insertDisclosure = async (tx: Tx, d: NewDisclosure): Promise<void> => {
  await execute(
    tx,
    `insert into disclosures (jurisdiction_id, id, token, kind, subject_type, subject_id, area_path, from_on, until_on, decided_on, published_at, published_by,
       takes_objections, objections_until)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6::ltree, $7::date, $8::date, $9::date, $10, $11, $12, $13::date)`,
    [
      ...[d.id, d.token, d.kind, d.subjectType, d.subjectId, d.areaPath, d.fromOn, d.untilOn, d.decidedOn, d.publishedAt, d.publishedBy],
      ...[d.takesObjections, d.objectionsUntil],
    ],
  );
  await insertVersion(tx, d.id, {
    number: 1,
    title: d.title,
    body: d.body,
    fileIds: d.fileIds,
    untilOn: d.untilOn,
    reason: null,
    at: d.publishedAt,
    byId: d.publishedBy,
  });
};

export interface VersionRow {
  readonly number: number;
  readonly title: string;
  readonly body: DisclosureBody;
  readonly fileIds: readonly string[];
  readonly untilOn: string;
  readonly reason: string | null;
  readonly at: Date;
  readonly byId: string | null;
}
const insertVersion = async (tx: Tx, id: string, v: VersionRow): Promise<void> => {
  await execute(
    tx,
    `insert into disclosure_versions (jurisdiction_id, disclosure_id, number, title, body, until_on, reason, at, by_id, file_ids)
     values (:jurisdiction, $1, $2, $3, $4::jsonb, $5::date, $6, $7, $8, $9::uuid[])`,
    [id, v.number, v.title, JSON.stringify(v.body), v.untilOn, v.reason, v.at, v.byId, v.fileIds],
  );
};
/** Puts the next version in force. Objections may be raised as long as it is up. */
export const amendRow = async (tx: Tx, id: string, v: VersionRow): Promise<void> => {
  await insertVersion(tx, id, v);
  await execute(
    tx,
    `update disclosures d set version = $2, until_on = $3::date,
       objections_until = case when d.objections_until = d.until_on then $3::date else d.objections_until end
     where d.jurisdiction_id = :jurisdiction and d.id = $1`,
    [id, v.number, v.untilOn],
  );
};
/** Versions, newest first. */
export const versionsOf = async (tx: Tx, id: string): Promise<VersionRow[]> =>
  (
    await execute<VersionRow>(
      tx,
      `select v.number, v.title, v.body, v.until_on::text as "untilOn", v.reason, v.at, v.by_id as "byId", v.file_ids as "fileIds"
       from disclosure_versions v where v.jurisdiction_id = :jurisdiction and v.disclosure_id = $1 order by v.number desc`,
      [id],
    )
  ).rows;
export const endRow = async (tx: Tx, id: string, day: string, by: string | null, reason: string): Promise<void> => {
  await execute(
    tx,
    'update disclosures d set ended_on = $2::date, ended_by = $3, end_reason = $4 where d.jurisdiction_id = :jurisdiction and d.id = $1',
    [id, day, by, reason],
  );
};

/** Takes those whose period is over and whose modules were not told. Each comes out once, whoever asks at the same time. */
export const takeOver = async (
  tx: Tx,
  today: string,
  at: Date,
  limit: number,
): Promise<{ id: string; subjectType: string | null; subjectId: string | null }[]> =>
  (
    await execute<{ id: string; subjectType: string | null; subjectId: string | null }>(
      tx,
      `update disclosures d set over_at = $2 where d.jurisdiction_id = :jurisdiction and d.over_at is null and d.id in (
         select x.id from disclosures x where x.jurisdiction_id = :jurisdiction and x.over_at is null and x.ended_on is null and x.until_on < $1::date
         order by x.until_on limit $3 for update skip locked)
       returning d.id, d.subject_type as "subjectType", d.subject_id as "subjectId"`,
      [today, at, limit],
    )
  ).rows;

/** Lets what is in an area be in the one that takes it over. */
export const moveDisclosures = async (tx: Tx, from: string, to: string): Promise<number> =>
  (
    await execute<{ id: string }>(
      tx,
      'update disclosures d set area_path = $2::ltree where d.jurisdiction_id = :jurisdiction and d.area_path = $1::ltree returning d.id',
      [from, to],
    )
  ).rows.length;

/** What publishing stands on: the area, and what the jurisdiction has set. */
export const groundOf = async (
  tx: Tx,
  areaId: string,
): Promise<{ path: string; code: string; jurisdictionCode: string; settings: Record<string, unknown> } | null> =>
  (
    await execute<{ path: string; code: string; jurisdictionCode: string; settings: Record<string, unknown> }>(
      tx,
      `select a.path::text as path, a.code, j.code as "jurisdictionCode", j.settings from areas a join jurisdictions j on j.id = :jurisdiction
       where a.jurisdiction_id = :jurisdiction and a.id = $1`,
      [areaId],
    )
  ).rows[0] ?? null;
export const settingsIn = async (tx: Tx): Promise<{ jurisdictionCode: string; settings: Record<string, unknown> }> =>
  (
    await execute<{ jurisdictionCode: string; settings: Record<string, unknown> }>(
      tx,
      'select j.code as "jurisdictionCode", j.settings from jurisdictions j where j.id = :jurisdiction',
      [],
    )
  ).rows[0] ?? { jurisdictionCode: '', settings: {} };

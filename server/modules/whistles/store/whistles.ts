import type { WhistleKind, whistleStates } from '#contract/whistles/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** A whistle as it is stored. */
export interface WhistleRecord {
  readonly id: string;
  readonly kind: WhistleKind;
  readonly title: string;
  readonly note: string;
  readonly areaPath: string;
  readonly place: string;
  readonly lon: number | null;
  readonly lat: number | null;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  readonly callerPath: string;
  readonly callerName: string;
  readonly calledBy: string;
  readonly calledAt: Date;
  readonly meetAt: Date | null;
  readonly state: (typeof whistleStates)[number];
  readonly endedAt: Date | null;
  readonly endWords: string | null;
}

const columns = `w.id, w.kind, w.title, w.note, w.area_path::text as "areaPath", w.place, w.lon, w.lat, w.case_id as "caseId", w.case_number as "caseNumber",
  w.caller_path::text as "callerPath", w.caller_name as "callerName", w.called_by as "calledBy", w.called_at as "calledAt", w.meet_at as "meetAt", w.state,
  w.ended_at as "endedAt", w.end_words as "endWords"`;

export const insertWhistle = async (tx: Tx, w: Omit<WhistleRecord, 'state' | 'endedAt' | 'endWords'>): Promise<void> => {
  await execute(
    tx,
    `insert into whistles (jurisdiction_id, id, kind, title, note, area_path, place, lon, lat, case_id, case_number, caller_path, caller_name, called_by,
       called_at, meet_at) values (:jurisdiction, $1, $2, $3, $4, $5::ltree, $6, $7, $8, $9, $10, $11::ltree, $12, $13, $14, $15)`,
    [
      w.id,
      w.kind,
      w.title,
      w.note,
      w.areaPath,
      w.place,
      w.lon,
      w.lat,
      w.caseId,
      w.caseNumber,
      w.callerPath,
      w.callerName,
      w.calledBy,
      w.calledAt,
      w.meetAt,
    ],
  );
};

/** A whistle; held until the transaction ends when `lock` says so: whatever is done to it and its calls takes turns here. */
export const findWhistle = async (tx: Tx, id: string, lock = false): Promise<WhistleRecord | null> => {
  const { rows } = await execute<WhistleRecord>(
    tx,
    `select ${columns} from whistles w where w.jurisdiction_id = :jurisdiction and w.id = $1 ${lock ? 'for update' : ''}`,
    [id],
  );
  return rows[0] ?? null;
};

export const whistlesById = async (tx: Tx, ids: readonly string[]): Promise<WhistleRecord[]> => {
  const { rows } = await execute<WhistleRecord>(
    tx,
    `select ${columns} from whistles w where w.jurisdiction_id = :jurisdiction and w.id = any($1::uuid[])`,
    [ids],
  );
  return rows;
};

export const closeWhistle = async (
  tx: Tx,
  id: string,
  to: { state: 'ended' | 'withdrawn'; words: string; by: string; at: Date },
): Promise<void> => {
  await execute(
    tx,
    'update whistles set state = $2, end_words = $3, ended_by = $4, ended_at = $5 where jurisdiction_id = :jurisdiction and id = $1',
    [id, to.state, to.words, to.by, to.at],
  );
};

/** Which whistles a list shows; null does not filter. Areas are codes. */
export interface WhistleFilter {
  /** Called from one of these areas or below, or about something there; or these organisations were called. */
  readonly seen: { readonly areas: readonly string[]; readonly organisations: readonly string[] };
  readonly callers: readonly string[] | null;
  readonly called: readonly string[] | null;
  readonly area: string | null;
  readonly states: readonly string[] | null;
  readonly kind: string | null;
  readonly caseId: string | null;
}

/** Whistles, newest first, before an id. */
export const pageOfWhistles = async (tx: Tx, f: WhistleFilter, before: string | null, limit: number): Promise<WhistleRecord[]> => {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const below = (column: string, codes: readonly string[]): string[] =>
    codes.map((code) => `(w.${column} >= ${p(code)}::text and w.${column} < ${p(`${code}~`)}::text)`);
  const calledTo = (organisations: readonly string[]): string =>
    `exists (select from whistle_calls c where c.jurisdiction_id = :jurisdiction and c.whistle_id = w.id and c.organisation_id = any(${p(organisations)}::uuid[]))`;
  const parts = ['w.jurisdiction_id = :jurisdiction'];
  const seen = [...below('area_code', f.seen.areas), ...below('caller_code', f.seen.areas), calledTo(f.seen.organisations)];
  parts.push(`(${seen.join(' or ')})`);
  if (f.callers) parts.push(f.callers.length === 0 ? 'false' : `(${below('caller_code', f.callers).join(' or ')})`);
  if (f.called) parts.push(calledTo(f.called));
  if (f.area !== null) parts.push(`(${[...below('area_code', [f.area]), ...below('caller_code', [f.area])].join(' or ')})`);
  if (f.states) parts.push(`w.state = any(${p(f.states)}::text[])`);
  if (f.kind !== null) parts.push(`w.kind = ${p(f.kind)}`);
  if (f.caseId !== null) parts.push(`w.case_id = ${p(f.caseId)}::uuid`);
  if (before !== null) parts.push(`w.id < ${p(before)}::uuid`);
  const { rows } = await execute<WhistleRecord>(
    tx,
    `select ${columns} from whistles w where ${parts.join(' and ')} order by w.id desc limit ${p(limit)}`,
    values,
  );
  return rows;
};

/** What was written down with a whistle. */
export interface MinutesRecord {
  readonly id: string;
  readonly text: string;
  readonly side: string;
  readonly writtenAt: Date;
  readonly photos: readonly string[];
}
export const insertMinutes = async (tx: Tx, m: MinutesRecord & { whistleId: string; writtenBy: string }): Promise<void> => {
  await execute(
    tx,
    `insert into whistle_minutes (jurisdiction_id, id, whistle_id, text, side, written_by, written_at, photos)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7::uuid[])`,
    [m.id, m.whistleId, m.text, m.side, m.writtenBy, m.writtenAt, m.photos],
  );
};
export const minutesOf = async (tx: Tx, whistleId: string): Promise<MinutesRecord[]> => {
  const { rows } = await execute<MinutesRecord>(
    tx,
    `select id, text, side, written_at as "writtenAt", photos from whistle_minutes
     where jurisdiction_id = :jurisdiction and whistle_id = $1 order by id limit 200`,
    [whistleId],
  );
  return rows;
};

import type { HazardKind, HazardLevel, noticeForms } from '#contract/hazards/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** A hazard as it is stored. Days are `YYYY-MM-DD`. */
export interface HazardRecord {
  readonly id: string;
  readonly kind: HazardKind;
  readonly level: HazardLevel;
  readonly title: string;
  readonly text: string;
  readonly areaPath: string;
  readonly place: string;
  readonly unit: string;
  readonly bodyId: string | null;
  readonly bodyName: string | null;
  readonly caseId: string | null;
  readonly caseNumber: string | null;
  readonly foundOn: string;
  readonly photos: readonly string[];
  readonly dueOn: string | null;
  readonly recheckOn: string | null;
  readonly clearedAt: Date | null;
  readonly supervisedAt: Date | null;
  readonly supervisedName: string | null;
  readonly supervisedWords: string | null;
  readonly liftedAt: Date | null;
}
const columns = `h.id, h.kind, h.level, h.title, h.text, h.area_path::text as "areaPath", h.place, h.unit, h.body_id as "bodyId", h.body_name as "bodyName",
  h.case_id as "caseId", h.case_number as "caseNumber", h.found_on::text as "foundOn", h.photos, h.due_on::text as "dueOn",
  h.recheck_on::text as "recheckOn", h.cleared_at as "clearedAt", h.supervised_at as "supervisedAt", h.supervised_name as "supervisedName",
  h.supervised_words as "supervisedWords", h.lifted_at as "liftedAt"`;

export type NewHazard = Pick<
  HazardRecord,
  | 'id'
  | 'kind'
  | 'level'
  | 'title'
  | 'text'
  | 'areaPath'
  | 'place'
  | 'unit'
  | 'bodyId'
  | 'bodyName'
  | 'caseId'
  | 'caseNumber'
  | 'foundOn'
  | 'photos'
  | 'dueOn'
  | 'recheckOn'
> & { readonly foundBy: string };
export const insertHazard = async (tx: Tx, h: NewHazard): Promise<void> => {
  await execute(
    tx,
    `insert into hazards (jurisdiction_id, id, kind, level, title, text, area_path, place, unit, body_id, body_name, case_id, case_number, found_on, found_by,
       photos, due_on, recheck_on) values (:jurisdiction, $1, $2, $3, $4, $5, $6::ltree, $7, $8, $9, $10, $11, $12, $13::date, $14, $15::uuid[], $16::date, $17::date)`,
    [
      h.id,
      h.kind,
      h.level,
      h.title,
      h.text,
      h.areaPath,
      h.place,
      h.unit,
      h.bodyId,
      h.bodyName,
      h.caseId,
      h.caseNumber,
      h.foundOn,
      h.foundBy,
      h.photos,
      h.dueOn,
      h.recheckOn,
    ],
  );
};

/** A hazard; held until the transaction ends when `lock` says so. */
export const findHazard = async (tx: Tx, id: string, lock = false): Promise<HazardRecord | null> => {
  const { rows } = await execute<HazardRecord>(
    tx,
    `select ${columns} from hazards h where h.jurisdiction_id = :jurisdiction and h.id = $1 ${lock ? 'for update' : ''}`,
    [id],
  );
  return rows[0] ?? null;
};

/** Which hazards a list shows; null does not filter. Areas are codes. */
export interface HazardFilter {
  readonly areas: readonly string[];
  readonly bodies: readonly string[];
  readonly area: string | null;
  readonly states: readonly string[] | null;
  readonly level: string | null;
  readonly kind: string | null;
  readonly caseId: string | null;
  readonly today: string;
}
/** Hazards, newest first, before an id. */
export const pageOfHazards = async (tx: Tx, f: HazardFilter, before: string | null, limit: number): Promise<HazardRecord[]> => {
  const values: unknown[] = [];
  const p = (value: unknown): string => `$${values.push(value)}`;
  const below = (code: string): string => `(h.area_code >= ${p(code)}::text and h.area_code < ${p(`${code}~`)}::text)`;
  const parts = [
    'h.jurisdiction_id = :jurisdiction',
    `(${[...f.areas.map(below), `h.body_id = any(${p(f.bodies)}::uuid[])`].join(' or ')})`,
  ];
  if (f.area !== null) parts.push(below(f.area));
  if (f.states)
    parts.push(
      `case when h.cleared_at is not null then 'cleared' when h.due_on < ${p(f.today)}::date then 'overdue' else 'open' end = any(${p(f.states)}::text[])`,
    );
  if (f.level !== null) parts.push(`h.level = ${p(f.level)}`);
  if (f.kind !== null) parts.push(`h.kind = ${p(f.kind)}`);
  if (f.caseId !== null) parts.push(`h.case_id = ${p(f.caseId)}::uuid`);
  if (before !== null) parts.push(`h.id < ${p(before)}::uuid`);
  const { rows } = await execute<HazardRecord>(
    tx,
    `select ${columns} from hazards h where ${parts.join(' and ')} order by h.id desc limit ${p(limit)}`,
    values,
  );
  return rows;
};

/** Open hazards to be re-inspected by a day: in these areas and below, or of these bodies; the earliest first. */
export const hazardsDue = async (
  tx: Tx,
  areas: readonly string[],
  bodies: readonly string[],
  until: string,
  limit: number,
): Promise<HazardRecord[]> => {
  const values: unknown[] = [until, limit, bodies];
  const below = areas.map((code) => `(h.area_code >= $${values.push(code)}::text and h.area_code < $${values.push(`${code}~`)}::text)`);
  const { rows } = await execute<HazardRecord>(
    tx,
    `select ${columns} from hazards h where h.jurisdiction_id = :jurisdiction and h.cleared_at is null and h.recheck_on <= $1::date
       and (${[...below, 'h.body_id = any($3::uuid[])'].join(' or ')}) order by h.recheck_on, h.id limit $2`,
    values,
  );
  return rows;
};

/** Hazards of a case, cleared or not. */
export const hazardsOfCase = async (tx: Tx, caseId: string): Promise<{ open: number; cleared: number }> => {
  const { rows } = await execute<{ open: number; cleared: number }>(
    tx,
    `select count(*) filter (where cleared_at is null)::int as open, count(cleared_at)::int as cleared from hazards
     where jurisdiction_id = :jurisdiction and case_id = $1`,
    [caseId],
  );
  return rows[0] ?? { open: 0, cleared: 0 };
};

/** Hazards of the same title found at the same place on the same day, in an area: as a workbook names them again. */
export const hazardKeys = async (tx: Tx, days: readonly string[]): Promise<Set<string>> => {
  const { rows } = await execute<{ key: string }>(
    tx,
    `select area_code || ' ' || found_on::text || ' ' || place || ' ' || title as key from hazards
     where jurisdiction_id = :jurisdiction and found_on = any($1::date[])`,
    [days],
  );
  return new Set(rows.map(({ key }) => key));
};

const columnOf = (field: string): string => field.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);
/** Changes of a hazard, by field; it is held. */
export const changeHazard = async (tx: Tx, id: string, changes: Readonly<Record<string, unknown>>): Promise<void> => {
  const entries = Object.entries(changes);
  const set = entries.map(([field], i) => `${columnOf(field)} = $${i + 2}`);
  await execute(tx, `update hazards set ${set.join(', ')} where jurisdiction_id = :jurisdiction and id = $1`, [
    id,
    ...entries.map(([, value]) => value),
  ]);
};

export interface NoticeRecord {
  readonly id: string;
  readonly hazardId: string;
  readonly form: (typeof noticeForms)[number];
  readonly byName: string;
  readonly clause: string;
  readonly demand: string;
  readonly dueOn: string;
  readonly recheckOn: string;
  readonly officers: readonly string[];
  readonly receiver: string;
  readonly refused: string | null;
  readonly issuedAt: Date;
  readonly documentId: string;
}
const noticeColumns = `id, hazard_id as "hazardId", form, by_name as "byName", clause, demand, due_on::text as "dueOn", recheck_on::text as "recheckOn", officers,
  receiver, refused, issued_at as "issuedAt", document_id as "documentId"`;
export const insertNotice = async (tx: Tx, n: Omit<NoticeRecord, 'refused'> & { issuedBy: string }): Promise<void> => {
  await execute(
    tx,
    `insert into hazard_notices (jurisdiction_id, id, hazard_id, form, by_name, clause, demand, due_on, recheck_on, officers, receiver, issued_by, issued_at,
       document_id) values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7::date, $8::date, $9::text[], $10, $11, $12, $13)`,
    [
      n.id,
      n.hazardId,
      n.form,
      n.byName,
      n.clause,
      n.demand,
      n.dueOn,
      n.recheckOn,
      n.officers,
      n.receiver,
      n.issuedBy,
      n.issuedAt,
      n.documentId,
    ],
  );
};
export const noticesOf = async (tx: Tx, hazardId: string): Promise<NoticeRecord[]> => {
  const { rows } = await execute<NoticeRecord>(
    tx,
    `select ${noticeColumns} from hazard_notices where jurisdiction_id = :jurisdiction and hazard_id = $1 order by id limit 100`,
    [hazardId],
  );
  return rows;
};
export const findNotice = async (tx: Tx, id: string): Promise<NoticeRecord | null> => {
  const { rows } = await execute<NoticeRecord>(
    tx,
    `select ${noticeColumns} from hazard_notices where jurisdiction_id = :jurisdiction and id = $1`,
    [id],
  );
  return rows[0] ?? null;
};
export const setRefused = async (tx: Tx, id: string, words: string): Promise<void> => {
  await execute(tx, 'update hazard_notices set refused = $2 where jurisdiction_id = :jurisdiction and id = $1', [id, words]);
};

export interface CheckRecord {
  readonly id: string;
  readonly cleared: boolean;
  readonly words: string;
  readonly photos: readonly string[];
  readonly dueOn: string | null;
  readonly byName: string;
  readonly checkedAt: Date;
}
export const insertCheck = async (tx: Tx, c: CheckRecord & { hazardId: string; checkedBy: string }): Promise<void> => {
  await execute(
    tx,
    `insert into hazard_checks (jurisdiction_id, id, hazard_id, cleared, words, photos, due_on, checked_by, by_name, checked_at)
     values (:jurisdiction, $1, $2, $3, $4, $5::uuid[], $6::date, $7, $8, $9)`,
    [c.id, c.hazardId, c.cleared, c.words, c.photos, c.dueOn, c.checkedBy, c.byName, c.checkedAt],
  );
};
export const checksOf = async (tx: Tx, hazardId: string): Promise<CheckRecord[]> => {
  const { rows } = await execute<CheckRecord>(
    tx,
    `select id, cleared, words, photos, due_on::text as "dueOn", by_name as "byName", checked_at as "checkedAt" from hazard_checks
     where jurisdiction_id = :jurisdiction and hazard_id = $1 order by id limit 200`,
    [hazardId],
  );
  return rows;
};

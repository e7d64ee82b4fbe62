import type { ArchiveClass } from '#contract/archive/classes.ts';
import { execute, type Tx } from '#kernel/db.ts';

/** An archived case as the archive keeps it. */
export interface FileRow {
  readonly caseId: string;
  readonly sealNumber: number;
  readonly number: string;
  readonly areaCode: string;
  readonly kind: string;
  readonly categoryCode: string | null;
  readonly archivedAt: Date;
  readonly class: ArchiveClass;
  readonly keepUntil: string | null;
  readonly classReason: string | null;
  /** The day whose signed root proves it. */
  readonly rootDay: string | null;
  readonly erasedAt: Date | null;
}
const columns = `f.case_id as "caseId", f.seal_number as "sealNumber", f.number, f.area_code as "areaCode", f.kind, f.category_code as "categoryCode",
  f.archived_at as "archivedAt", f.class, f.keep_until::text as "keepUntil", f.class_reason as "classReason",
  f.root_day::text as "rootDay", f.erased_at as "erasedAt"`;
const own = 'f.jurisdiction_id = :jurisdiction';

/** The last seal whose cases the archive has taken over. */
export const lastTakenSeal = async (tx: Tx): Promise<number> =>
  (
    await execute<{ last: number | null }>(
      tx,
      'select seal_number as last from archive_files where jurisdiction_id = :jurisdiction order by seal_number desc limit 1',
    )
  ).rows[0]?.last ?? 0;

/** Waits until no other process takes cases over; held until the transaction ends. */
export const lockArchive = (tx: Tx): Promise<unknown> =>
  execute(tx, "select pg_advisory_xact_lock(hashtextextended('linli archive ' || :jurisdiction::text, 0))");

export type NewFile = Omit<FileRow, 'classReason' | 'rootDay' | 'erasedAt'>;
export const insertFiles = async (tx: Tx, jurisdictionId: string, rows: readonly NewFile[]): Promise<void> => {
  if (rows.length === 0) return;
  await execute(
    tx,
    `insert into archive_files (jurisdiction_id, case_id, seal_number, number, area_code, kind, category_code, archived_at, class, keep_until)
     select $1::uuid, r."caseId", r."sealNumber", r.number, r."areaCode", r.kind, r."categoryCode", r."archivedAt", r.class, r."keepUntil"
     from jsonb_to_recordset($2::jsonb) as r ("caseId" uuid, "sealNumber" int, number text, "areaCode" text, kind text, "categoryCode" text,
       "archivedAt" timestamptz, class text, "keepUntil" date)
     on conflict do nothing returning case_id`,
    [jurisdictionId, JSON.stringify(rows)],
  );
};

export interface FileFilter {
  /** Codes of areas: there and below. */
  readonly codes: readonly string[];
  /** Beginning of a number. */
  readonly number: string | null;
  readonly classes: readonly string[] | null;
  readonly state: 'kept' | 'erased' | null;
  /** Archived from this moment on, before that one. */
  readonly from?: Date;
  readonly to?: Date;
}

/** Archived cases, the last archived first. @param after moment and id of the last one seen */
export const pageOfFiles = async (
  tx: Tx,
  filter: FileFilter,
  after: readonly [string, string] | null,
  limit: number,
): Promise<FileRow[]> => {
  const values: unknown[] = [];
  const value = (given: unknown): string => `$${values.push(given)}`;
  const within = filter.codes.map((code) => `f.area_code >= ${value(code)} and f.area_code < ${value(`${code}:`)}`);
  const parts = [own, within.length === 0 ? 'false' : `(${within.join(' or ')})`];
  if (filter.number) parts.push(`f.number ~>=~ ${value(filter.number)} and f.number ~<~ ${value(`${filter.number}\u{10ffff}`)}`);
  if (filter.classes) parts.push(`f.class = any(${value(filter.classes)})`);
  if (filter.state) parts.push(`f.erased_at is ${filter.state === 'erased' ? 'not ' : ''}null`);
  if (filter.from) parts.push(`f.archived_at >= ${value(filter.from)}`);
  if (filter.to) parts.push(`f.archived_at < ${value(filter.to)}`);
  if (after) parts.push(`(f.archived_at, f.case_id) < (${value(after[0])}::timestamptz, ${value(after[1])}::uuid)`);
  const text = `select ${columns} from archive_files f where ${parts.join(' and ')} order by f.archived_at desc, f.case_id desc limit ${value(limit)}`;
  return (await execute<FileRow>(tx, text, values)).rows;
};

export const findFile = async (tx: Tx, caseId: string, lock = false): Promise<FileRow | null> =>
  (
    await execute<FileRow>(tx, `select ${columns} from archive_files f where ${own} and f.case_id = $1 ${lock ? 'for update' : ''}`, [
      caseId,
    ])
  ).rows[0] ?? null;

export const setClass = async (tx: Tx, caseId: string, to: ArchiveClass, keepUntil: string | null, reason: string): Promise<void> => {
  await execute(
    tx,
    'update archive_files set class = $2, keep_until = $3, class_reason = $4 where jurisdiction_id = :jurisdiction and case_id = $1',
    [caseId, to, keepUntil, reason],
  );
};

/** Cases whose last day is over, locked: the oldest first. */
export const filesDue = async (tx: Tx, today: string, limit: number): Promise<FileRow[]> =>
  (
    await execute<FileRow>(
      tx,
      `select ${columns} from archive_files f where ${own} and f.erased_at is null and f.keep_until < $1 order by f.keep_until, f.case_id limit $2 for update`,
      [today, limit],
    )
  ).rows;

export const markErased = async (tx: Tx, caseId: string, at: Date): Promise<void> => {
  await execute(tx, 'update archive_files set erased_at = $2 where jurisdiction_id = :jurisdiction and case_id = $1', [caseId, at]);
};

/** Archived cases that no root proves yet, archived before a moment; the oldest first. */
export const rootless = async (tx: Tx, before: Date, limit: number): Promise<string[]> =>
  (
    await execute<{ id: string }>(
      tx,
      `select f.case_id as id from archive_files f where ${own} and f.root_day is null and f.archived_at < $1 order by f.archived_at, f.case_id limit $2`,
      [before, limit],
    )
  ).rows.map(({ id }) => id);

export const setRootDay = async (tx: Tx, caseIds: readonly string[], day: string): Promise<void> => {
  await execute(tx, 'update archive_files set root_day = $2 where jurisdiction_id = :jurisdiction and case_id = any($1)', [caseIds, day]);
};

import { execute, type Tx } from '#kernel/db.ts';

/** A report as it is stored. */
export interface ReportRecord {
  readonly id: string;
  readonly day: string;
  readonly minutes: number;
  readonly sealed: Buffer | null;
  readonly at: Date;
}
export const insertReport = async (
  tx: Tx,
  r: ReportRecord & { readonly holderId: string; readonly dueKey: string | null; readonly keyVersion: number },
): Promise<void> => {
  await execute(
    tx,
    `insert into duty_reports (jurisdiction_id, id, holder_id, day, minutes, due_key, sealed, key_version, at)
     values (:jurisdiction, $1, $2, $3, $4, $5, $6, $7, $8)`,
    [r.id, r.holderId, r.day, r.minutes, r.dueKey, r.sealed, r.keyVersion, r.at],
  );
};

/** Reports of one who has a duty, newest first, behind one of them. */
export const reportsOf = async (
  tx: Tx,
  holderId: string,
  after: readonly [day: string, id: string] | null,
  limit: number,
): Promise<ReportRecord[]> => {
  const { rows } = await execute<ReportRecord>(
    tx,
    `select r.id, r.day::text, r.minutes, r.sealed, r.at from duty_reports r where r.jurisdiction_id = :jurisdiction and r.holder_id = $1
       and ($2::date is null or (r.day, r.id) < ($2, $3::uuid)) order by r.day desc, r.id desc limit $4`,
    [holderId, after?.[0] ?? null, after?.[1] ?? null, limit],
  );
  return rows;
};

/** Reports sealed with older keys. */
export const olderReports = async (tx: Tx, version: number, limit: number): Promise<{ id: string; sealed: Buffer }[]> =>
  (
    await execute<{ id: string; sealed: Buffer }>(
      tx,
      'select id, sealed from duty_reports where jurisdiction_id = :jurisdiction and key_version < $1 order by key_version, id limit $2 for update',
      [version, limit],
    )
  ).rows;
export const resealReport = async (tx: Tx, id: string, sealed: Buffer, keyVersion: number): Promise<void> => {
  await execute(tx, 'update duty_reports set sealed = $2, key_version = $3 where jurisdiction_id = :jurisdiction and id = $1', [
    id,
    sealed,
    keyVersion,
  ]);
};

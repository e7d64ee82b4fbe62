import type { HealthKind } from '#contract/care/kinds.ts';
import { execute, type Tx } from '#kernel/db.ts';

export interface ClassRow {
  readonly id: string;
  readonly class: string;
  readonly level: string | null;
  readonly since: string;
  readonly until: string | null;
  readonly source: string;
}
export const insertClass = async (tx: Tx, recordId: string, c: Omit<ClassRow, 'until'>): Promise<void> => {
  await execute(
    tx,
    'insert into care_classes (jurisdiction_id, id, record_id, class, level, since, source) values (:jurisdiction, $1, $2, $3, $4, $5::date, $6)',
    [c.id, recordId, c.class, c.level, c.since, c.source],
  );
};
export const classesOf = async (tx: Tx, recordId: string): Promise<ClassRow[]> =>
  (
    await execute<ClassRow>(
      tx,
      `select c.id, c.class, c.level, c.since::text, c.until::text, c.source from care_classes c
       where c.jurisdiction_id = :jurisdiction and c.record_id = $1 order by c.since desc, c.id desc`,
      [recordId],
    )
  ).rows;
export const endClass = async (tx: Tx, id: string, until: string): Promise<void> => {
  await execute(tx, 'update care_classes c set until = $2::date where c.jurisdiction_id = :jurisdiction and c.id = $1', [id, until]);
};

export interface HealthRow {
  readonly id: string;
  readonly kind: HealthKind;
  readonly provider: string;
  readonly on: string;
  readonly until: string | null;
  readonly next: string | null;
}
export const insertHealth = async (tx: Tx, recordId: string, h: HealthRow): Promise<void> => {
  await execute(
    tx,
    `insert into care_health (jurisdiction_id, id, record_id, kind, provider, on_day, until_day, next_on)
     values (:jurisdiction, $1, $2, $3, $4, $5::date, $6::date, $7::date)`,
    [h.id, recordId, h.kind, h.provider, h.on, h.until, h.next],
  );
};
export const healthOf = async (tx: Tx, recordId: string): Promise<HealthRow[]> =>
  (
    await execute<HealthRow>(
      tx,
      `select h.id, h.kind, h.provider, h.on_day::text as on, h.until_day::text as until, h.next_on::text as next from care_health h
       where h.jurisdiction_id = :jurisdiction and h.record_id = $1 order by h.on_day desc, h.id desc limit 200`,
      [recordId],
    )
  ).rows;
/** @returns whether the record had it */
export const deleteHealth = async (tx: Tx, recordId: string, id: string): Promise<boolean> =>
  (
    await execute(
      tx,
      'delete from care_health h where h.jurisdiction_id = :jurisdiction and h.record_id = $1 and h.id = $2 returning h.id',
      [recordId, id],
    )
  ).rows.length === 1;

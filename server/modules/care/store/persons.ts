import { execute, type Tx } from '#kernel/db.ts';
import type { Ring } from '#kernel/keys/ring.ts';
import { openPhone } from '#modules/persons/index.ts';

interface CareTie {
  readonly personId: string;
  readonly areaPath: string;
  readonly until: string;
}
/** Records as they hang on persons. Of those that ended nothing tells any more whose they were. */
export const careTies = async (tx: Tx, personIds: readonly string[]): Promise<CareTie[]> =>
  (
    await execute<CareTie>(
      tx,
      `select r.person_id as "personId", r.area_path::text as "areaPath", r.consent_until::text as until from care_records r
       where r.jurisdiction_id = :jurisdiction and r.person_id = any($1::uuid[]) and r.ended_at is null`,
      [personIds],
    )
  ).rows;

/** Hangs what the module keeps of one person on another. @returns ids of what moved */
export const moveCare = async (tx: Tx, from: string, to: string): Promise<string[]> => {
  await execute(tx, 'update care_looks l set person_id = $2 where l.jurisdiction_id = :jurisdiction and l.person_id = $1', [from, to]);
  const text = 'update care_records r set person_id = $2 where r.jurisdiction_id = :jurisdiction and r.person_id = $1 returning r.id';
  return (await execute<{ id: string }>(tx, text, [from, to])).rows.map(({ id }) => id);
};
export const moveCareBack = async (tx: Tx, ids: readonly string[], from: string, to: string): Promise<void> => {
  await execute(
    tx,
    'update care_records r set person_id = $3 where r.jurisdiction_id = :jurisdiction and r.person_id = $2 and r.id = any($1::uuid[])',
    [ids, from, to],
  );
  await execute(
    tx,
    'update care_looks l set person_id = $3 where l.jurisdiction_id = :jurisdiction and l.person_id = $2 and l.record_id = any($1::uuid[])',
    [ids, from, to],
  );
};
/** Nobody can tell any more whose record was looked at. */
export const forgetLooks = async (tx: Tx, personId: string): Promise<void> => {
  await execute(tx, 'update care_looks l set person_id = null where l.jurisdiction_id = :jurisdiction and l.person_id = $1', [personId]);
};
export const countLooks = async (tx: Tx, personId: string): Promise<number> =>
  (
    await execute<{ count: number }>(
      tx,
      'select count(*)::int as count from care_looks l where l.jurisdiction_id = :jurisdiction and l.person_id = $1',
      [personId],
    )
  ).rows[0]?.count ?? 0;

/** The phone of a person; null: none is known. */
export const phoneOf = async (tx: Tx, ring: Ring, personId: string): Promise<string | null> => {
  const { rows } = await execute<{ phoneSealed: Buffer | null }>(
    tx,
    'select p.phone_sealed as "phoneSealed" from persons p where p.jurisdiction_id = :jurisdiction and p.id = $1',
    [personId],
  );
  return openPhone(ring, personId, rows[0]?.phoneSealed ?? null);
};

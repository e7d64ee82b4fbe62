import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type AreaInput, problemsOf } from '../domain/import.ts';
import { announceChange, readIds, writeAreas } from '../store/areas.ts';

/**
 * Stores areas, inserting new codes and updating known ones; areas not in the list stay as they are. Every process takes up the change once
 * the transaction has committed.
 * @returns ids of all areas of the jurisdiction by code
 * @throws territory.import_invalid with up to ten `problems` when a code, parent, name or boundary is wrong; nothing is stored then
 */
export async function importAreas(tx: Tx, jurisdictionId: string, areas: readonly AreaInput[]): Promise<ReadonlyMap<string, string>> {
  const known = await readIds(tx, jurisdictionId);
  const problems = problemsOf(areas, new Set(known.keys()));
  if (problems.length > 0) fail('territory.import_invalid', { count: problems.length, problems: problems.slice(0, 10).join('; ') });
  const ids = await writeAreas(tx, jurisdictionId, areas, known);
  await announceChange(tx, jurisdictionId);
  return ids;
}

import type { z } from 'zod';
import type { Area, listAreas } from '#contract/territory/api.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { findPresent, presentChildren, presentRoot, searchPresent } from '../store/lists.ts';

/** More hits than this help nobody to choose. */
const mostHits = 50;

/**
 * Children of an area, or the root without one. With words: areas below it (below the root without one) whose name or a place word in
 * them contains the words, upper levels first, at most 50. Asks the database by index, so that browsing a province takes no memory.
 * @throws territory.area_not_found when the area is unknown or dissolved, territory.empty when there is no area yet
 */
export async function areasOf(tx: Tx, query: z.output<NonNullable<typeof listAreas.query>>, at: Date): Promise<Area[]> {
  const words = query.q;
  const parent =
    query.parent === undefined
      ? null
      : ((await findPresent(tx, query.parent, at)) ?? fail('territory.area_not_found', { code: query.parent }));
  if (words) return searchPresent(tx, parent?.code ?? '', words, at, mostHits);
  if (parent) return presentChildren(tx, parent.id, at);
  return [(await presentRoot(tx, at)) ?? fail('territory.empty')];
}

import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Tx } from '#kernel/db.ts';
import { matches, queryOf, type Sought } from '../domain/search-words.ts';
import { revealReach } from '../policy.ts';
import type { Found } from '../store/lists.ts';
import { findIds, notIndexed } from '../store/search.ts';

/** Most cases that are not in the index yet and are looked through one by one, newest first. */
const most = 2_000;

/**
 * Cases in which all that is sought stands, newest first: among `open` in what everybody reads who sees the case, among `veiled` only where
 * digits behind stars are counted in. Those are found by whoever may see them whole, and finding them is a look.
 */
export const foundCases = async (tx: Tx, viewer: Viewer, sought: Sought): Promise<Found> => {
  const { jurisdictionId } = viewer;
  if (sought.terms.length === 0) return { terms: [], open: [], veiled: [], reach: { areas: [], organisations: [] } };
  const reach = revealReach(viewer);
  const looksBehind = sought.digits && reach.areas.length + reach.organisations.length > 0;
  const recent = await notIndexed(tx, jurisdictionId, most);
  const among = async (behind: boolean): Promise<string[]> => [
    ...recent.filter((c) => matches(c, sought, behind)).map((c) => c.id),
    ...(await findIds(tx, jurisdictionId, queryOf(sought, behind))),
  ];
  const open = await among(false);
  const known = new Set(open);
  const veiled = looksBehind ? (await among(true)).filter((id) => !known.has(id)) : [];
  return { terms: sought.terms, open, veiled, reach };
};

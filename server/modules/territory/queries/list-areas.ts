import type { Area } from '#contract/territory/api.ts';
import type { TerritoryArea } from '../domain/area.ts';
import type { TerritorySnapshot } from '../domain/snapshot.ts';

/** More hits than this help nobody to choose. */
const mostHits = 50;

/**
 * Children of `parent`, or the root without one. With `words`: areas below `parent` (below the root without one) whose name or a place word
 * in them contains the words, upper levels first, at most 50.
 */
export function areasOf(territory: TerritorySnapshot, parent: TerritoryArea | null, words: string | undefined): Area[] {
  const present = ({ id, code, path, parentId, level, shortName, households, center }: TerritoryArea, childCount: number): Area => ({
    id,
    code,
    path,
    parentId,
    level,
    name: shortName,
    households,
    center,
    childCount,
  });
  const wanted = words?.trim();
  const found = wanted
    ? territory
        .within(parent ?? territory.root)
        .filter((area) => area !== parent && [area.name, area.shortName, ...area.names].some((name) => name.includes(wanted)))
        .sort((a, b) => a.path.length - b.path.length || (a.code < b.code ? -1 : 1))
        .slice(0, mostHits)
    : parent
      ? territory.children(parent)
      : [territory.root];
  return found.map((area) => present(area, territory.children(area).length));
}

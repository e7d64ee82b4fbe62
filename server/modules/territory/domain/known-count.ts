import { baseOf } from '#contract/kernel/kinds.ts';
import type { TerritoryArea } from './area.ts';
import type { TerritorySnapshot } from './snapshot.ts';

/** A dedicated grid (tower, market, school) of which no households are known has none to know of. */
const hasNone = (area: TerritoryArea): boolean => area.kind !== null && baseOf(area.kind) === 'dedicated' && !area.households;

/**
 * Households or residents of an area: its own figure, else the sum of the areas below where all of those are known (dedicated grids without
 * households count as none); null where they are not.
 */
export const knownCount = (territory: TerritorySnapshot, area: TerritoryArea, of: 'households' | 'residents'): number | null => {
  const own = area[of];
  if (own !== null) return own;
  const below = territory.children(area);
  if (below.length === 0) return null;
  let sum = 0;
  for (const child of below) {
    const known = knownCount(territory, child, of) ?? (hasNone(child) ? 0 : null);
    if (known === null) return null;
    sum += known;
  }
  return sum;
};

/** Whether rules about households do not apply to an area: a dedicated grid without households. */
export const isExemptFromHouseholds = (area: TerritoryArea): boolean => hasNone(area);

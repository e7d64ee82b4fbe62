import { fail } from '#kernel/errors.ts';
import type { Located } from './domain/area.ts';
import type { TerritorySnapshot } from './domain/snapshot.ts';

/**
 * Refuses a point that lies in no area: outside, or nobody can tell where boundaries are missing.
 * @throws territory.outside, territory.undrawn
 */
export const refuseOutside = ({ tellsOutside, root }: TerritorySnapshot): never =>
  fail(tellsOutside ? 'territory.outside' : 'territory.undrawn', { name: root.name });

/**
 * Gives a place back, unless it is the whole jurisdiction and that says nothing, since boundaries of its parts are missing.
 * @throws territory.undrawn
 */
export const refuseUndrawn = ({ root, tellsParts }: TerritorySnapshot, place: Located): Located =>
  place.area === root && !tellsParts(root) ? fail('territory.undrawn', { name: root.name }) : place;

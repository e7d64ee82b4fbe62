import { fail } from '#kernel/errors.ts';
import type { TerritorySnapshot } from './domain/snapshot.ts';

/**
 * Refuses a point that lies in no area: outside, or nobody can tell where boundaries are missing.
 * @throws territory.outside, territory.undrawn
 */
export const refuseOutside = ({ tellsOutside, root }: TerritorySnapshot): never =>
  fail(tellsOutside ? 'territory.outside' : 'territory.undrawn', { name: root.name });

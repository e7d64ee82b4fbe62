import type { Point } from '#contract/kernel/values.ts';
import type { MapLayerId } from '#contract/map/layers.ts';

/** What was chosen on the map: one thing, or several that stand together. */
export interface Picked {
  readonly layer: MapLayerId;
  readonly ids: readonly string[];
  readonly point: Point;
  readonly approximate?: boolean;
  /** Of grid workers: the grid, how many there are and how many are present. */
  readonly name?: string;
  readonly total?: number;
  readonly active?: number;
}

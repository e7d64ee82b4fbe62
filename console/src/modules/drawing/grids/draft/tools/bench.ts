import type { DrawnArea } from '#contract/drawing/api.ts';
import { type Boundary, type Position, type Refusal, snap } from '#ui/geometry/index.ts';
import type { Scene } from '../../map/scene.ts';
import type { Done } from '../steps.ts';

/** What a tool works with; asked anew each time, so that a tool outlives the changes it makes. */
export interface Bench {
  readonly scene: Scene;
  readonly parent: Boundary | null;
  features(): readonly DrawnArea[];
  /** Reach of snapping in pixels; 0 switches it off. */
  reach(): number;
  commit(features: readonly DrawnArea[], done: Done): void;
  /** Says why an act was refused; null takes the words away. */
  refuse(why: Refusal | null): void;
  /** The corner that was picked, or none. */
  pick(corner: Position | null): void;
}

/** Metres that a pixel of the map covers in its middle. */
export const metresPerPixel = (scene: Scene): number =>
  (40_075_016.7 * Math.cos((scene.map.getCenter().lat * Math.PI) / 180)) / (512 * 2 ** scene.map.getZoom());

/** Where a position comes to lie by snapping to areas and the outline. */
export const snapped = (bench: Bench, at: Position, areas = bench.features(), parent = bench.parent): ReturnType<typeof snap> =>
  bench.reach() > 0 ? snap(areas, parent, at, bench.reach() * metresPerPixel(bench.scene)) : null;

/** Names of some areas, for the list of steps. */
export const namesOfKeys = (features: readonly DrawnArea[], keys: readonly string[]): string[] =>
  features.filter((one) => keys.includes(one.key)).map((one) => one.name);

import type { Point } from '#contract/kernel/values.ts';
import { defaultCircle } from '#contract/places/kinds.ts';
import { metresBetween } from '../../place/here.ts';

/** Somewhere to go. Without a point it is done wherever one is. Moments and spans are minutes from now. */
export interface Stop {
  readonly id: string;
  readonly point: Point | null;
  /** Not before; null: any time. */
  readonly from: number | null;
  /** Due by then, negative when it is late already; null: any time. */
  readonly until: number | null;
  /** How long it takes on the spot. */
  readonly minutes: number;
}

/** Minutes on foot between two points: straight line, lengthened by the usual detour of streets. */
export const walkBetween = (a: Point, b: Point): number => (metresBetween(a, b) * defaultCircle.detour) / defaultCircle.speed;

/** One minute late weighs as much as so many minutes of walking. */
const lateness = 3;
/** Beyond so many stops the order is not refined any more, and beyond so many they stay as they press: nobody walks to that many in a day. */
const [refined, ordered] = [60, 120];

/** Measures orders of stops by their places in `stops`. */
const measure = (stops: readonly Stop[], start: Point | null) => {
  // as plain numbers: this runs on a cheap phone
  const walks = stops.map(({ point: a }) => Float64Array.from(stops, ({ point: b }) => (a === null || b === null ? 0 : walkBetween(a, b))));
  const first = stops.map(({ point }) => (point === null || start === null ? 0 : walkBetween(start, point)));
  /** Walking and waiting in minutes, and lateness by its weight. */
  return (order: readonly number[]): number => {
    let [at, cost, last] = [0, 0, -1];
    for (const n of order) {
      const { point, from, until, minutes } = stops[n] as Stop;
      const walk = last < 0 ? (first[n] as number) : ((walks[last] as Float64Array)[n] as number);
      const wait = from === null ? 0 : Math.max(0, from - at - walk);
      at += walk + wait;
      cost += walk + wait;
      if (until !== null) cost += lateness * Math.max(0, at - Math.max(0, until));
      at += minutes;
      if (point !== null) last = n;
    }
    return cost;
  };
};

/** Puts `n` where it costs least; of equal places the last, so that what presses more stays in front. */
const insert = (order: readonly number[], n: number, cost: (order: readonly number[]) => number): number[] => {
  let [best, least] = [[...order, n], Number.POSITIVE_INFINITY];
  for (let place = order.length; place >= 0; place--) {
    const tried = [...order.slice(0, place), n, ...order.slice(place)];
    const now = cost(tried);
    if (now < least - 1e-9) [best, least] = [tried, now];
  }
  return best;
};

/** Turns stretches round (2-opt) and moves single stops (or-opt) until neither helps. */
const refine = (begun: readonly number[], cost: (order: readonly number[]) => number): number[] => {
  let order = [...begun];
  let least = cost(order);
  for (let better = true; better; ) {
    better = false;
    for (let i = 0; i < order.length; i++)
      for (let j = 0; j < order.length; j++) {
        if (i === j) continue;
        const rest = [...order.slice(0, i), ...order.slice(i + 1)];
        const moved = [...rest.slice(0, j), order[i] as number, ...rest.slice(j)];
        const turned = i < j ? [...order.slice(0, i), ...order.slice(i, j + 1).reverse(), ...order.slice(j + 1)] : moved;
        for (const tried of [moved, turned]) {
          const now = cost(tried);
          if (now < least - 1e-9) [order, least, better] = [tried, now, true];
        }
      }
  }
  return order;
};

/**
 * A good order in which to walk to stops, from `start` (null: from the first of them): little walking and waiting, and what is due comes in time
 * where that can be. Stops come with what presses most in front. The same stops give the same order.
 */
export const walkingOrder = (stops: readonly Stop[], start: Point | null): string[] => {
  const near = stops.slice(0, ordered);
  const cost = measure(near, start);
  let order: number[] = [];
  for (let n = 0; n < near.length; n++) order = insert(order, n, cost);
  if (near.length <= refined) order = refine(order, cost);
  return [...order.map((n) => (near[n] as Stop).id), ...stops.slice(ordered).map(({ id }) => id)];
};

/** Minutes that an order of stops takes, walks, waiting and work together. */
export const minutesOf = (stops: readonly Stop[], start: Point | null): number => {
  let [at, here] = [0, start];
  for (const { point, from, minutes } of stops) {
    if (point && here) at += walkBetween(here, point);
    at = Math.max(at, from ?? 0) + minutes;
    here = point ?? here;
  }
  return at;
};

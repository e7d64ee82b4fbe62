import fc from 'fast-check';
import { expect, test } from 'vitest';
import { minutesOf, type Stop, walkBetween, walkingOrder } from './walk.ts';

/** About a metre of latitude or longitude at the equator, so that distances can be told in metres. */
const metre = 1 / 111_195;
const at = (x: number, y = 0) => ({ lon: x * metre, lat: y * metre });
const stop = (id: string, x: number | null, more: Partial<Stop> = {}): Stop => ({
  id,
  point: x === null ? null : at(x),
  from: null,
  until: null,
  minutes: 0,
  ...more,
});

test('a walk is the straight distance, a third longer, at 80 metres a minute', () => {
  expect(walkBetween(at(0), at(800))).toBeCloseTo(13, 1);
});

test('along a street the near ones come first, from wherever one stands', () => {
  const street = [stop('c', 900), stop('a', 100), stop('d', 1500), stop('b', 400)];
  expect(walkingOrder(street, at(0))).toEqual(['a', 'b', 'c', 'd']);
  expect(walkingOrder(street, at(1600))).toEqual(['d', 'c', 'b', 'a']);
  expect(walkingOrder([], at(0))).toEqual([]);
});

test('what is due soon goes before what is near, and what is late before both', () => {
  const near = stop('near', -800);
  expect(walkingOrder([stop('soon', 1600, { until: 30 }), near], at(0))).toEqual(['soon', 'near']);
  expect(walkingOrder([stop('soon', 1600), near], at(0))).toEqual(['near', 'soon']);
  expect(walkingOrder([stop('late', 1600, { until: -600 }), near], at(0))).toEqual(['late', 'near']);
});

test('nobody waits at a door that opens later while there is something to do elsewhere', () => {
  expect(walkingOrder([stop('opens', 80, { from: 60 }), stop('far', 800), stop('farther', 1200)], at(0))).toEqual([
    'far',
    'farther',
    'opens',
  ]);
});

test('what is done anywhere costs no way; it keeps its place among what presses', () => {
  expect(walkingOrder([stop('call', null, { until: 5, minutes: 5 }), stop('a', 100), stop('b', 200)], at(0))[0]).toBe('call');
  expect(minutesOf([stop('call', null, { minutes: 5 }), stop('a', 800, { minutes: 10 })], at(0))).toBeCloseTo(28, 1);
});

const stops = fc.array(
  fc.record({
    x: fc.integer({ min: 0, max: 3000 }),
    y: fc.integer({ min: 0, max: 3000 }),
    until: fc.option(fc.integer({ min: -100, max: 400 })),
  }),
  { minLength: 1, maxLength: 7 },
);
const orders = (list: readonly Stop[]): Stop[][] =>
  list.length < 2 ? [[...list]] : list.flatMap((one) => orders(list.filter((other) => other !== one)).map((rest) => [one, ...rest]));
const cost = (order: readonly Stop[]): number => {
  let [now, here, late] = [0, at(0), 0];
  for (const { point, until } of order) {
    now += walkBetween(here, point as { lon: number; lat: number });
    if (until !== null) late += Math.max(0, now - Math.max(0, until));
    here = point as { lon: number; lat: number };
  }
  return now + 3 * late;
};

test('every stop stands in the order once, and it is hardly longer than the best there is', () => {
  let [ours, best] = [0, 0];
  fc.assert(
    fc.property(stops, (drawn) => {
      const list = drawn.map(({ x, y, until }, n) => ({ ...stop(String(n), 0, { until }), point: at(x, y) }));
      const order = walkingOrder(list, at(0));
      expect([...order].sort()).toEqual(list.map(({ id }) => id).sort());
      const told = cost(order.map((id) => list[Number(id)] as Stop));
      const least = Math.min(...orders(list).map(cost));
      expect(told).toBeLessThan(least * 1.5 + 1);
      [ours, best] = [ours + told, best + least];
    }),
    { numRuns: 60 },
  );
  expect(ours).toBeLessThan(best * 1.03);
});

test('four hundred stops are put in order as well, those that press in front', () => {
  const many = Array.from({ length: 400 }, (_, n) => stop(String(n), (n * 7919) % 5000, { minutes: 15 }));
  const order = walkingOrder(many, at(0));
  expect(new Set(order).size).toBe(400);
  expect(order.slice(120)).toEqual(many.slice(120).map(({ id }) => id));
});

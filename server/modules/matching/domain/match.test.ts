import fc from 'fast-check';
import { expect, test } from 'vitest';
import { match, ranked, type Side } from './match.ts';

const today = '2026-11-28';
const day = fc.integer({ min: -200, max: 200 }).map((n) => new Date(Date.parse(today) + n * 86_400_000).toISOString().slice(0, 10));
const area = fc.constantFrom(
  '530702',
  '530702001',
  '530702001001',
  '530702001001001',
  '530702001001002',
  '530702001002001',
  '530702002001001',
  '530721001001001',
);
const side: fc.Arbitrary<Side> = fc.record({
  kind: fc.constantFrom('venue', 'people', 'money'),
  topic: fc.constantFrom('elderly', 'culture'),
  area,
  amount: fc.option(fc.integer({ min: 0, max: 500 })),
  from: fc.option(day),
  until: fc.option(day),
  projects: fc.integer({ min: 0, max: 3 }),
});

test('what fits is of the kind and in time; everything that was looked at has its reason', () => {
  fc.assert(
    fc.property(side, side, (need, resource) => {
      const { fits, score, reasons } = match(need, resource, today);
      expect(reasons.map(({ what }) => what)).toEqual(['kind', 'topic', 'near', 'time', 'amount', 'idle']);
      const bad = reasons.filter(({ good }) => !good).map(({ what }) => what);
      expect(fits).toBe(!bad.includes('kind') && !bad.includes('time'));
      expect(score).toBeGreaterThanOrEqual(0);
      expect(score).toBeLessThanOrEqual(100);
    }),
  );
});

test('nearer, more, and idle never count less', () => {
  fc.assert(
    fc.property(side, side, fc.integer({ min: 0, max: 500 }), (need, resource, more) => {
      const score = (over: Partial<Side>): number => match(need, { ...resource, ...over }, today).score;
      expect(score({ area: need.area })).toBeGreaterThanOrEqual(score({}));
      expect(score({ projects: 0 })).toBeGreaterThanOrEqual(score({}));
      if (resource.amount !== null) expect(score({ amount: resource.amount + more })).toBeGreaterThanOrEqual(score({}));
      expect(score({ kind: need.kind })).toBeGreaterThanOrEqual(score({}));
    }),
  );
});

test('those that fit come first, the best of them on top, always in one order', () => {
  fc.assert(
    fc.property(side, fc.array(side, { maxLength: 8 }), (need, resources) => {
      const matches = resources.map((resource, i) => ({ ...match(need, resource, today), id: String(i) }));
      const order = ranked(matches);
      expect(ranked(matches.toReversed())).toEqual(order);
      for (const [i, one] of order.entries()) {
        const next = order[i + 1];
        if (next) expect(one.fits > next.fits || (one.fits === next.fits && one.score >= next.score)).toBe(true);
      }
    }),
  );
});

test('why is said with the figures that decide', () => {
  const need: Side = { kind: 'venue', topic: 'culture', area: '530702001001', amount: 40, from: null, until: '2026-12-31', projects: 0 };
  const resource: Side = { kind: 'venue', topic: 'culture', area: '530702001', amount: 30, from: '2027-01-05', until: null, projects: 1 };
  expect(match(need, resource, today)).toEqual({
    fits: false,
    score: 68,
    reasons: [
      { what: 'kind', good: true, case: 'same', data: {} },
      { what: 'topic', good: true, case: 'same', data: {} },
      { what: 'near', good: true, case: 'street', data: {} },
      { what: 'time', good: false, case: 'late', data: { from: '2027-01-05', until: '2026-12-31' } },
      { what: 'amount', good: false, case: 'part', data: { has: 30, needs: 40 } },
      { what: 'idle', good: false, case: 'busy', data: { count: 1 } },
    ],
  });
  expect(match(need, { ...resource, until: '2026-11-01', from: null }, today).reasons[3]).toEqual({
    what: 'time',
    good: false,
    case: 'over',
    data: { until: '2026-11-01' },
  });
});

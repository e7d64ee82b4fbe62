import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Card, card, type Indicator } from '#contract/scorecards/card.ts';
import { oracle } from '#tools/scorecards/oracle.ts';
import type { Fact } from './figures.ts';
import { rounded, type Scored, scoreAll } from './score.ts';
import { createStanding } from './standing.ts';

const indicator = (over: Partial<Indicator> & { code: string }): Indicator => ({
  name: { zh: over.code, en: null },
  unit: 'percent',
  better: 'more',
  source: { kind: 'measure', measure: `cases.${over.code}` },
  full: 100,
  scoring: { kind: 'share' },
  outside: false,
  least: 0,
  small: 'apart',
  pull: 0,
  exempt: 'spread',
  none: 'spread',
  zones: {},
  ...over,
});
const cardOf = (indicators: Indicator[], over: Partial<Card> = {}): Card =>
  card.parse({
    title: { zh: '测试', en: null },
    subjects: 'street',
    period: 'month',
    full: 100,
    digits: 2,
    indicators,
    zones: [],
    bands: [],
    vetoes: [],
    red: null,
    yellow: null,
    ranked: 60,
    appealDays: 5,
    answerDays: 10,
    source: '测试',
    ...over,
  } satisfies Card);
const subject = (key: string, facts: Record<string, Fact>): Scored => ({ key, facts: new Map(Object.entries(facts)) });
const rate = (n: number, of: number): Fact => ({ n, of });
const amount = (n: number): Fact => ({ n, of: null });
const totals = (one: Card, all: Scored[]) => scoreAll(one, all).map(({ total }) => total);

describe('points as places reckon them', () => {
  const reach = (target: number, each: number, floor: number) =>
    cardOf([indicator({ code: 'a', full: 25, unit: 'points', scoring: { kind: 'reach', target, each, floor } })], { full: 25 });

  test.each([
    [100, 1, 0, 89.82, 14.82],
    [100, 1, 0, 66.67, 0],
    [98, 0.5, 12.5, 87.5, 19.75],
    [98, 0.5, 12.5, 83.33, 17.67],
    [98, 0.5, 12.5, 75, 13.5],
    [98, 0.5, 12.5, 71.43, 12.5],
    [95, 0.5, 12.5, 70.59, 12.8],
    // the self-check of hotlines: handled in one go 90 %, a point for each per cent
    [90, 1, 0, 90, 25],
    [90, 1, 0, 85.5, 20.5],
  ])('the hotline of Lianyungang: target %d, %d each, at least %d: %d gives %d', (target, each, floor, figure, points) => {
    expect(totals(reach(target, each, floor), [subject('a', { a: amount(figure) })])).toEqual([points]);
  });

  test('steps are those of the fees in Caolu: ≥ 70 % 40, 65 % 40, 60 % 35, 50 % 30, 40 % 25, 30 % 20, below 0', () => {
    const steps = [
      [65, 40],
      [60, 35],
      [50, 30],
      [40, 25],
      [30, 20],
    ].map(([from = 0, points = 0]) => ({ from, points }));
    const fees = cardOf([indicator({ code: 'fees', full: 40, scoring: { kind: 'steps', steps, otherwise: 0 } })], { full: 40 });
    expect(
      totals(
        fees,
        [65, 64.99, 50, 30, 29.99].map((n, i) => subject(`${i}`, { fees: rate(n * 100, 10_000) })),
      ),
    ).toEqual([40, 35, 30, 20, 0]);
  });

  test('deductions end at their floor; a malus comes off the whole and does not go further than it may', () => {
    const clean = indicator({ code: 'clean', unit: 'count', full: 20, scoring: { kind: 'deduct', each: 1, floor: 5 } });
    const rest = indicator({ code: 'rest', full: 80 });
    const late = indicator({ code: 'late', unit: 'count', full: 6, outside: true, scoring: { kind: 'deduct', each: 5, floor: 0 } });
    const facts = (spots: number, complaints: number) => ({ clean: amount(spots), rest: rate(1, 1), late: amount(complaints) });
    expect(totals(cardOf([clean, rest, late]), [subject('a', facts(3, 0)), subject('b', facts(40, 1)), subject('c', facts(0, 9))])).toEqual(
      [97, 80, 94],
    );
  });

  test('place gives equal figures equal points, span goes by distance', () => {
    const all = [10, 30, 30, 90].map((n, i) => subject(`${i}`, { a: amount(n) }));
    expect(totals(cardOf([indicator({ code: 'a', unit: 'count', scoring: { kind: 'place', floor: 40 } })]), all)).toEqual([
      40, 80, 80, 100,
    ]);
    expect(totals(cardOf([indicator({ code: 'a', unit: 'count', scoring: { kind: 'span', floor: 20 } })]), all)).toEqual([20, 40, 40, 100]);
    expect(totals(cardOf([indicator({ code: 'a', unit: 'count', better: 'less', scoring: { kind: 'span', floor: 20 } })]), all)).toEqual([
      100, 80, 80, 20,
    ]);
  });
});

describe('what is not known', () => {
  const two = (over: Partial<Indicator> = {}) => cardOf([indicator({ code: 'a', full: 60, ...over }), indicator({ code: 'b', full: 40 })]);
  const one = (facts: Record<string, Fact>, over: Partial<Indicator> = {}) => scoreAll(two(over), [subject('x', facts)])[0];

  test('unknown is never nought: the total rests on what is known and has no rank', () => {
    expect(one({ b: rate(9, 10) })).toMatchObject({ total: 90, unranked: 'unknown', rank: null, band: null });
    expect(one({ a: { n: null, of: 7 }, b: rate(9, 10) })).toMatchObject({ total: 90, unranked: 'unknown' });
    expect(one({})).toMatchObject({ total: null, unranked: 'unknown' });
  });

  test('nothing to be judged gives neither 0 nor 100 per cent', () => {
    const found = one({ a: rate(8, 10), b: rate(0, 0) });
    expect(found).toMatchObject({ total: 80, unranked: null, rank: 1 });
    expect(found?.lines.get('b')).toEqual({ figure: { state: 'none' }, full: 0, points: null });
    // and where too little is left there is no rank
    expect(one({ a: rate(0, 0), b: rate(9, 10) })).toMatchObject({ total: 90, unranked: 'thin', rank: null });
  });

  test('exempt points are spread, or given where the card says so', () => {
    const exempt = { n: null, of: null, exempt: true } as const;
    expect(one({ a: rate(3, 4), b: exempt })).toMatchObject({ total: 75, unranked: null });
    expect(one({ a: exempt, b: rate(1, 2) }, { exempt: 'full' })).toMatchObject({ total: 80, unranked: null });
  });

  test('one late order of seven does not make a last place', () => {
    const card = (small: 'apart' | 'drawn') => cardOf([indicator({ code: 'a', least: 20, small, pull: 20 })]);
    const all = [subject('small', { a: rate(6, 7) }), subject('large', { a: rate(180, 191) })];
    expect(scoreAll(card('apart'), all)).toMatchObject([{ total: null, unranked: 'thin', rank: null }, { rank: 1 }]);
    // (6 + 20 × 186/198) ÷ 27
    expect(scoreAll(card('drawn'), all)).toMatchObject([
      { total: 91.81, rank: 2 },
      { total: 94.24, rank: 1 },
    ]);
  });

  test('a formula that divides by a count of nought has failed, and is said to have', () => {
    const card = cardOf([
      indicator({ code: 'a', unit: 'count', full: 0 }),
      indicator({ code: 'b', unit: 'count', full: 0 }),
      indicator({ code: 'r', source: { kind: 'formula', text: 'a / b * 100.0' } }),
    ]);
    const [good, bad] = scoreAll(card, [subject('x', { a: amount(1), b: amount(4) }), subject('y', { a: amount(1), b: amount(0) })]);
    expect(good).toMatchObject({ total: 25, rank: 1 });
    expect(bad?.lines.get('r')?.figure).toEqual({ state: 'failed' });
    expect(bad).toMatchObject({ rank: null, unranked: 'unknown' });
  });
});

describe('ranks and lists', () => {
  const of = (n: number[], over: Partial<Card> = {}) =>
    scoreAll(
      cardOf([indicator({ code: 'a' })], over),
      n.map((value, i) => subject(`s${i}`, { a: rate(value, 100) })),
    );

  test('equal totals share a rank and the next are skipped', () => {
    expect(of([90, 80, 90, 70]).map(({ rank }) => rank)).toEqual([1, 3, 1, 4]);
  });

  test('top and bottom never meet, and ties at the edge stand together', () => {
    const lists = (n: number[], most: number) =>
      of(n, { red: { most, total: null }, yellow: { most, total: null } })
        .map(({ list }) => list?.[0] ?? '-')
        .join('');
    expect(lists([9, 8, 7], 10)).toBe('r-y');
    expect(lists([9, 8, 8, 7], 2)).toBe('r--y');
    expect(lists([9, 9, 9, 9], 2)).toBe('----');
    expect(lists([5, 9], 1)).toBe('yr');
  });

  test('zones have weights and ranks of their own', () => {
    const card = cardOf([indicator({ code: 'a', full: 60, zones: { old: 30 } }), indicator({ code: 'b', full: 40, zones: { old: 70 } })], {
      zones: [{ code: 'old', name: { zh: '老城区', en: null }, subjects: ['x'] }],
    });
    const facts = { a: rate(1, 1), b: rate(1, 2) };
    expect(scoreAll(card, [subject('x', facts), subject('y', facts)])).toMatchObject([
      { zone: 'old', total: 65, rank: 1 },
      { zone: '', total: 80, rank: 1 },
    ]);
  });

  test('a veto leaves the best grade it names', () => {
    const card = cardOf([indicator({ code: 'a' }), indicator({ code: 'fire', unit: 'count', full: 0 })], {
      bands: [
        { code: 'red', name: { zh: '红榜', en: null }, from: 90 },
        { code: 'plain', name: { zh: '合格', en: null }, from: 60 },
        { code: 'black', name: { zh: '黑榜', en: null }, from: 0 },
      ],
      vetoes: [{ indicator: 'fire', when: 'above', than: 0, band: 'black' }],
    });
    const band = (n: number, fires: number) => scoreAll(card, [subject('x', { a: rate(n, 100), fire: amount(fires) })])[0]?.band;
    expect([band(95, 0), band(70, 0), band(10, 0), band(95, 1)]).toEqual(['red', 'plain', 'black', 'black']);
  });
});

test('rounds half up once, whatever doubles hold', () => {
  expect([rounded(1.005, 2), rounded(2.675, 2), rounded(-1.005, 2), rounded(0.5, 0), rounded(-0.4, 0)]).toEqual([1.01, 2.68, -1, 1, 0]);
});

const place = (most: number) => fc.integer({ min: 0, max: most * 100 }).map((n) => n / 100);
const scorings = fc.oneof(
  fc.constant({ kind: 'share' as const }),
  fc.record({ kind: fc.constant('reach' as const), target: place(100), each: place(2), floor: place(30) }),
  fc.record({
    kind: fc.constant('steps' as const),
    steps: fc.array(fc.record({ from: place(100), points: place(40) }), { minLength: 1, maxLength: 4 }),
    otherwise: place(10),
  }),
  fc.record({ kind: fc.constant('deduct' as const), each: place(3), floor: place(20) }),
  fc.record({ kind: fc.constant('add' as const), each: place(3) }),
  fc.record({ kind: fc.constant('place' as const), floor: place(30) }),
  fc.record({ kind: fc.constant('span' as const), floor: place(30) }),
  fc.constant({ kind: 'given' as const }),
);
const indicators = (code: string) =>
  fc.record({
    code: fc.constant(code),
    unit: fc.constantFrom('percent' as const, 'count' as const, 'per_1000' as const),
    better: fc.constantFrom('more' as const, 'less' as const),
    full: fc.oneof(place(40), fc.constant(0)),
    scoring: scorings,
    outside: fc.boolean(),
    least: fc.constantFrom(0, 3, 20),
    small: fc.constantFrom('apart' as const, 'drawn' as const),
    pull: fc.constantFrom(1, 20),
    exempt: fc.constantFrom('spread' as const, 'full' as const),
    none: fc.constantFrom('spread' as const, 'full' as const),
    zones: fc.constantFrom<Record<string, number>>({}, { z: 12.5 }),
  });
const facts = fc.oneof(
  { weight: 6, arbitrary: fc.tuple(fc.nat(30), fc.nat(30)).map(([a, b]): Fact => ({ n: Math.min(a, b), of: Math.max(a, b) })) },
  { weight: 3, arbitrary: fc.nat(40).map((n): Fact => ({ n, of: null })) },
  { weight: 1, arbitrary: fc.constantFrom<Fact>({ n: null, of: null }, { n: null, of: 3 }, { n: 0, of: 0, exempt: true }) },
);
const worlds = fc
  .record({
    indicators: fc.tuple(...['a', 'b', 'c'].map(indicators)),
    subjects: fc.array(fc.array(fc.option(facts, { freq: 12 }), { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 7 }),
    digits: fc.nat(3),
    lists: fc.option(fc.record({ most: fc.option(fc.integer({ min: 1, max: 4 })), total: fc.option(place(100)) })),
    ranked: fc.constantFrom(0, 60, 100),
  })
  .map(({ indicators: all, subjects, digits, lists, ranked }) => ({
    card: cardOf(
      all.map((one) => indicator(one)),
      { digits, ranked, red: lists, yellow: lists, zones: [{ code: 'z', name: { zh: '片', en: null }, subjects: ['s0', 's2', 's5'] }] },
    ),
    subjects: subjects.map((own, i) =>
      subject(`s${i}`, Object.fromEntries(own.flatMap((fact, n) => (fact === null ? [] : [[['a', 'b', 'c'][n] as string, fact]])))),
    ),
  }));

test('every total, rank and list is that of a reckoning with fractions', () => {
  fc.assert(
    fc.property(worlds, ({ card: one, subjects }) => {
      expect(scoreAll(one, subjects).map(({ key, total, rank, list }) => ({ key, total, rank, list }))).toEqual(oracle(one, subjects));
    }),
    { numRuns: 1_000 },
  );
});

test('a standing kept fact by fact is what a reckoning from scratch makes of the last facts, whatever their order', () => {
  const acts = fc.array(fc.tuple(fc.nat(7), fc.constantFrom('a', 'b', 'c', 'r'), fc.option(facts, { freq: 8 })), { maxLength: 60 });
  fc.assert(
    fc.property(worlds, acts, ({ card: plain, subjects }, history) => {
      const made = indicator({
        code: 'r',
        unit: 'points',
        full: 0,
        source: { kind: 'formula', text: 'a * 2.0 - b / c' },
        scoring: { kind: 'add', each: 1 },
      });
      const one = cardOf([...plain.indicators, made], plain);
      const kept = createStanding(
        one,
        subjects.map(({ key }) => key),
      );
      const last = new Map(subjects.map(({ key }) => [key, new Map<string, Fact>()]));
      const begun = subjects.flatMap(({ key, facts: own }) =>
        [...own].map(([code, fact]) => ({ key, code, fact: fact as Fact | undefined })),
      );
      for (const { key, code, fact } of [
        ...begun,
        ...history.map(([n, code, fact]) => ({ key: `s${n}`, code, fact: fact ?? undefined })),
      ]) {
        kept.put(key, code, fact);
        if (code === 'r') continue;
        if (fact === undefined) last.get(key)?.delete(code);
        else last.get(key)?.set(code, fact);
      }
      const scratch = scoreAll(
        one,
        subjects.map(({ key }) => ({ key, facts: last.get(key) ?? new Map() })),
      );
      expect(kept.results()).toEqual(scratch);
      for (const { key, rank: _, list: __, ...alone } of scratch) expect(kept.preview(key)).toEqual({ key, ...alone });
    }),
    { numRuns: 500 },
  );
});

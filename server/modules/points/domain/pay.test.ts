import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CapPeriod, capPeriods, perOf, personClasses } from '#contract/points/rule-values.ts';
import { type PointRule, type PointRules, pointRule, shippedRules } from '#contract/points/rules.ts';
import { type Act, type Earlier, pay, ruleFor, seasonOf, spanOf, windowOf } from './pay.ts';

const rule = (over: Partial<PointRule> = {}): PointRule =>
  pointRule.parse({ code: 'hours', title: { zh: '时长', en: null }, act: 'volunteers.hours', points: 1, months: 36, ...over });
const book = (over: Partial<PointRules> = {}): PointRules => ({ step: 30, seasons: [3, 6, 9, 12], caps: [], rules: [rule()], ...over });
const act = (over: Partial<Act> = {}): Act => ({
  act: 'volunteers.hours',
  unit: 'minutes',
  kind: null,
  classes: [],
  areaCode: '530702001',
  quantity: 60,
  on: '2026-03-02',
  ...over,
});

/** What acts earn one after the other. */
const inTurn = (rules: PointRules, acts: readonly Act[]): Earlier[] => {
  const earned: Earlier[] = [];
  for (const one of acts) {
    const paid = pay(rules, one, earned);
    earned.push({ on: one.on, rule: paid.rule?.code ?? null, credit: paid.credit, raw: paid.raw, points: paid.points });
  }
  return earned;
};
const sum = (earned: readonly Earlier[]): number => earned.reduce((all, { points }) => all + points, 0);

describe('which rule pays', () => {
  it('is the most special: a kind before a class before an area before more points, and only one', () => {
    const rules = [
      rule(),
      rule({ code: 'more', points: 3 }),
      rule({ code: 'street', area: '530702001' }),
      rule({ code: 'riders', classes: ['courier'] }),
      rule({ code: 'elders', kinds: ['elder_care'] }),
    ];
    const code = (over: Partial<Act>) => ruleFor(book({ rules }), act({ areaCode: '530702009', ...over }))?.code;
    expect(code({})).toBe('more');
    expect(code({ areaCode: '530702001003' })).toBe('street');
    expect(code({ areaCode: '530702001003', classes: ['courier'] })).toBe('riders');
    expect(code({ areaCode: '530702001003', classes: ['courier'], kind: 'elder_care' })).toBe('elders');
    expect(code({ act: 'volunteers.other' })).toBeUndefined();
  });

  it('holds from its first day to its last, and for residents whatever else they are', () => {
    const rules = [rule({ from: '2026-03-01', until: '2026-03-31', classes: ['resident'] })];
    const days = ['2026-02-28', '2026-03-01', '2026-03-31', '2026-04-01'];
    expect(days.map((on) => ruleFor(book({ rules }), act({ on, classes: ['volunteer'] })) !== null)).toEqual([false, true, true, false]);
  });
});

describe('what is paid', () => {
  it('counts time in half hours, and what is less than a point with the next time of the year', () => {
    const paid = inTurn(
      book(),
      [90, 29, 45, 90, 30].map((quantity) => act({ quantity })),
    );
    expect(paid.map(({ points }) => points)).toEqual([1, 0, 1, 1, 1]);
    expect(sum(inTurn(book(), [act({ quantity: 90, on: '2026-12-31' }), act({ quantity: 30, on: '2027-01-01' })]))).toBe(1);
  });

  it('names the cap that cut it: of an act, a day, a month, a season, a year', () => {
    const capped = (per: CapPeriod, on: string, points = 2) =>
      pay(book({ rules: [rule({ caps: [{ per, points }] })] }), act({ quantity: 180, on }), [
        { on: '2026-03-02', rule: 'hours', credit: 60, raw: 1, points: 1 },
      ]);
    expect(capped('act', '2026-03-02')).toMatchObject({ points: 2, raw: 3, cut: { per: 'act', rule: 'hours' } });
    expect(capped('day', '2026-03-02')).toMatchObject({ points: 1, cut: { per: 'day' } });
    expect(capped('day', '2026-03-03')).toMatchObject({ points: 2 });
    expect(capped('month', '2026-03-31')).toMatchObject({ points: 1, cut: { per: 'month' } });
    expect(capped('month', '2026-04-01')).toMatchObject({ points: 2 });
    expect(capped('season', '2026-05-31')).toMatchObject({ points: 1, cut: { per: 'season' } });
    expect(capped('season', '2026-06-01')).toMatchObject({ points: 2 });
    expect(capped('year', '2026-12-31')).toMatchObject({ points: 1, cut: { per: 'year' } });
    expect(capped('year', '2027-01-01')).toMatchObject({ points: 2 });
    expect(capped('year', '2026-12-31', 0)).toMatchObject({ points: 0 });
  });

  it('is capped by the widest of what somebody is, and by what holds for everybody', () => {
    const caps: PointRules['caps'] = [
      { class: 'resident', per: 'month', points: 2 },
      { class: 'volunteer', per: 'month', points: 5 },
      { class: null, per: 'month', points: 7 },
    ];
    const most = (classes: Act['classes'], over: PointRules['caps'] = caps) =>
      pay(book({ caps: over }), act({ quantity: 600, classes }), []).points;
    expect(most([])).toBe(2);
    expect(most(['volunteer'])).toBe(5);
    expect(most(['courier'])).toBe(2);
    expect(most(['volunteer'], [...caps, { class: null, per: 'day', points: 4 }])).toBe(4);
  });

  it('comes along as an hour a point, eight hours a day at most', () => {
    expect(pay(shippedRules, act({ quantity: 600 }), [])).toMatchObject({ points: 8, cut: { per: 'day', points: 8 } });
    expect(pay(shippedRules, act({ act: 'couriers.report', unit: 'times', quantity: 1, classes: ['courier'] }), []).points).toBe(2);
    expect(pay(shippedRules, act({ act: 'couriers.report', unit: 'times', quantity: 1 }), []).points).toBe(1);
  });
});

describe('seasons', () => {
  it('begin with the first of a month, and one lasts over the turn of the year', () => {
    expect(seasonOf([3, 6, 9, 12], '2027-01-15')).toEqual({ from: '2026-12-01', to: '2027-02-31' });
    expect(seasonOf([3, 6, 9, 12], '2026-12-01')).toEqual({ from: '2026-12-01', to: '2027-02-31' });
    expect(seasonOf([4], '2026-03-31')).toEqual({ from: '2025-04-01', to: '2026-03-31' });
    expect(windowOf([3, 6, 9, 12], '2026-12-05')).toEqual({ from: '2026-01-01', to: '2027-02-31' });
  });
});

describe('for whatever acts, in whatever order', () => {
  const day = fc.integer({ min: 0, max: 500 }).map((n) => new Date(Date.UTC(2026, 0, 1 + n)).toISOString().slice(0, 10));
  const acts = fc.array(
    fc.record({ quantity: fc.integer({ min: 1, max: 700 }), on: day, kind: fc.constantFrom(null, 'elder_care'), late: fc.nat(1000) }),
    { minLength: 1, maxLength: 40 },
  );
  const cap = fc.record({ per: fc.constantFrom(...capPeriods), points: fc.integer({ min: 0, max: 40 }) });
  const books = fc.record({
    step: fc.constantFrom(1, 30, 60),
    seasons: fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 }),
    caps: fc
      .array(fc.tuple(cap, fc.constantFrom(null, ...personClasses)), { maxLength: 4 })
      .map((all) => all.map(([one, c]) => ({ ...one, class: c }))),
    rules: fc
      .tuple(fc.integer({ min: 1, max: 5 }), fc.array(cap, { maxLength: 3 }), fc.array(cap, { maxLength: 3 }))
      .map(([points, a, b]) => [rule({ points, caps: a }), rule({ code: 'elders', kinds: ['elder_care'], points: 2, caps: b })]),
  });
  const classes = fc.subarray([...personClasses]);

  it('no cap is ever exceeded, and nothing is taken', () => {
    fc.assert(
      fc.property(books, acts, classes, (rules, all, mine) => {
        const done = all.toSorted((a, b) => a.late - b.late).map((one) => act({ ...one, classes: mine }));
        const earned = inTurn(rules, done);
        expect(earned.every(({ points, raw }) => points >= 0 && points <= raw)).toBe(true);
        const within = (per: CapPeriod, on: string, of: string | null): number => {
          const span = spanOf(rules.seasons, per, on);
          return sum(earned.filter((one) => (of === null || one.rule === of) && span && span.from <= one.on && one.on <= span.to));
        };
        for (const { code, caps } of rules.rules)
          for (const { per, points } of caps)
            for (const [i, { on }] of done.entries())
              if (per === 'act') expect(earned[i]?.rule === code ? (earned[i]?.points ?? 0) : 0).toBeLessThanOrEqual(points);
              else expect(within(per, on, code)).toBeLessThanOrEqual(points);
        for (const { per, points } of rules.caps.filter((one) => one.class === null))
          for (const { on } of per === 'act' ? [] : done) expect(within(per, on, null)).toBeLessThanOrEqual(points);
      }),
    );
  });

  it('without caps the same is paid in every order, to the point, also when some are taken back', () => {
    fc.assert(
      fc.property(acts, fc.integer({ min: 1, max: 5 }), fc.array(fc.nat(39)), (all, points, back) => {
        const rules = book({ rules: [rule({ points })] });
        const done = all.map((one) => act({ ...one, on: `2026-${one.on.slice(5)}` }));
        const owed = (some: readonly Act[]): number =>
          Math.floor((some.reduce((minutes, { quantity }) => minutes + Math.floor(quantity / 30) * 30, 0) * points) / perOf.minutes);
        expect(sum(inTurn(rules, done))).toBe(owed(done));
        expect(sum(inTurn(rules, done.toReversed()))).toBe(owed(done));
        const kept = inTurn(rules, done).filter((_, i) => !back.includes(i));
        const still = done.filter((_, i) => !back.includes(i));
        // what comes next brings the sum to what is owed for all that stands
        const next = act({ quantity: 6000 });
        expect(sum(kept) + pay(rules, next, kept).points).toBe(owed([...still, next]));
      }),
    );
  });
});

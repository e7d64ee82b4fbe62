import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { payers } from '#contract/care/kinds.ts';
import { shipped } from '#contract/care/shipped.ts';
import { type CanteenTiers, canteenTiers, shippedTiers } from '#contract/care/tiers.ts';
import { problemsOfTiers } from '../tiers.ts';
import { ageOn, billOf, type Eater, type Home, tierFor } from './meals.ts';

const day = '2025-09-15';
const born = (age: number): string => `${2025 - age}-09-15`;
const eater = (age: number, over: Partial<Eater> = {}): Eater => ({ born: born(age), local: true, classes: [], ...over });
const pays = (tiers: CanteenTiers, who: Eater, { home = 'town' as Home, isFirst = true, fen = tiers.meals[0]?.fen ?? 0 } = {}): number =>
  billOf(tiers, tierFor(tiers, who, day), { fen }, home, isFirst).own;

test('a birthday decides on its day, that of 29 February on 1 March', () => {
  expect([ageOn('1965-09-15', '2025-09-14'), ageOn('1965-09-15', '2025-09-15')]).toEqual([59, 60]);
  expect([ageOn('1964-02-29', '2025-02-28'), ageOn('1964-02-29', '2025-03-01'), ageOn('1964-02-29', '2024-02-29')]).toEqual([60, 61, 60]);
  const { taian } = shipped;
  const own = (birth: string) => pays(taian, { born: birth, local: true, classes: [] });
  // 60 and 80 today; tomorrow
  expect([own('1965-09-15'), own('1965-09-16'), own('1945-09-15'), own('1945-09-16')]).toEqual([400, 1000, 0, 200]);
});

describe('tiers of places', () => {
  it('Guangzhou: a quarter off, at most 3 yuan, for who is registered here', () => {
    const { guangzhou } = shipped;
    expect([pays(guangzhou, eater(60)), pays(guangzhou, eater(60), { fen: 1000 }), pays(guangzhou, eater(60), { fen: 990 })]).toEqual([
      1200, 750, 740,
    ]);
    expect([pays(guangzhou, eater(60, { local: false })), pays(guangzhou, eater(59))]).toEqual([1500, 1500]);
  });
  it('Zhengguo: city and district 3 yuan each, the town the rest; who lives elsewhere bears what falls away', () => {
    const { zhengguo } = shipped;
    const bill = (who: Eater, home: Home) => billOf(zhengguo, tierFor(zhengguo, who, day), { fen: 1200 }, home, true);
    const poor = eater(85, { classes: ['low_income'] });
    expect(bill(poor, 'town')).toEqual({ price: 1200, own: 100, city: 300, district: 300, town: 500, other: 0 });
    expect(bill(poor, 'district')).toEqual({ price: 1200, own: 600, city: 300, district: 300, town: 0, other: 0 });
    expect(bill(poor, 'outside')).toEqual({ price: 1200, own: 900, city: 300, district: 0, town: 0, other: 0 });
    expect([bill(eater(80), 'town').own, bill(eater(79), 'town').own, bill(eater(59), 'town').own]).toEqual([300, 500, 1200]);
  });
  it('Shenyang: by tens of years, free from 100 on', () => {
    const { shenyang } = shipped;
    expect([59, 60, 70, 80, 90, 100].map((age) => pays(shenyang, eater(age)))).toEqual([1500, 1350, 1270, 1200, 750, 0]);
  });
  it('Yangzhou: 75 and 85 stand in two bands, which is said by name before it is published; the first meal of a day is free', () => {
    const { yangzhou } = shipped;
    expect(problemsOfTiers(yangzhou)).toEqual([
      { at: 'tiers.1', code: 'care.tiers_overlap', data: { tier: '60—75周岁', other: '75—85周岁', age: 75 } },
      { at: 'tiers.2', code: 'care.tiers_overlap', data: { tier: '75—85周岁', other: '85周岁以上', age: 85 } },
    ]);
    const [first, second, third] = yangzhou.tiers as [CanteenTiers['tiers'][0], CanteenTiers['tiers'][0], CanteenTiers['tiers'][0]];
    const decided = { ...yangzhou, tiers: [{ ...first, ages: { from: 60, to: 74 } }, { ...second, ages: { from: 75, to: 84 } }, third] };
    expect(problemsOfTiers(decided)).toEqual([]);
    expect([74, 75, 84].map((age) => pays(decided, eater(age)))).toEqual([960, 840, 840]);
    expect([pays(decided, eater(85)), pays(decided, eater(85), { isFirst: false })]).toEqual([0, 600]);
  });
  it('Tai’an, Liancheng, Huangxiang: fixed prices by age and need', () => {
    const { taian, liancheng, huangxiang } = shipped;
    expect([60, 70, 80].map((age) => pays(taian, eater(age)))).toEqual([400, 200, 0]);
    expect(pays(taian, eater(60, { classes: ['extreme_poverty'] }))).toBe(0);
    expect([75, 76, 89, 90].map((age) => pays(liancheng, eater(age)))).toEqual([500, 300, 300, 0]);
    expect(liancheng.order).toEqual({ days: 1, until: '17:00' });
    expect([
      pays(huangxiang, eater(65, { classes: ['special_family'] })),
      pays(huangxiang, eater(65)),
      pays(huangxiang, eater(40)),
    ]).toEqual([1000, 1200, 1500]);
  });
  it('can all be published, but for Yangzhou’s', () => {
    const faulty = shippedTiers.filter((code) => problemsOfTiers(canteenTiers.parse(shipped[code])).length > 0);
    expect(faulty).toEqual(['yangzhou']);
  });
});

it('what cannot hold is named: codes twice, nobody for the rest, ages reversed, more than the price', () => {
  const { taian } = shipped;
  const [poor, sixty] = taian.tiers as [CanteenTiers['tiers'][0], CanteenTiers['tiers'][0]];
  const codes = (over: Partial<CanteenTiers>) => problemsOfTiers({ ...taian, ...over }).map(({ code }) => code);
  expect(codes({ payers: [] })).toEqual(['care.tiers_rest']);
  expect(codes({ tiers: [poor, { ...sixty, code: 'poor' }] })).toEqual(['care.tiers_twice']);
  expect(codes({ tiers: [{ ...sixty, ages: { from: 70, to: 60 } }] })).toEqual(['care.tiers_ages']);
  expect(codes({ tiers: [{ ...sixty, rule: { kind: 'pays', fen: 1001 } }] })).toEqual(['care.tiers_price']);
  expect(codes({ tiers: [poor, { ...poor, code: 'poor_too' }] })).toEqual(['care.tiers_overlap']);
  // registered here and not: nobody is both
  expect(
    codes({
      tiers: [
        { ...sixty, local: true },
        { ...sixty, code: 'others', local: false },
      ],
    }),
  ).toEqual([]);
});

const amount = fc.integer({ min: 0, max: 5000 });
const percent = fc.integer({ min: 0, max: 10_000 }).map((n) => n / 100);
const rule = fc.oneof(
  fc.record({ kind: fc.constant('pays' as const), fen: amount }),
  fc.record({ kind: fc.constant('off' as const), fen: amount }),
  fc.record({ kind: fc.constant('percent' as const), percent, most: fc.option(amount) }),
);
const share = fc.oneof(
  fc.record({ kind: fc.constant('fen' as const), fen: amount }),
  fc.record({ kind: fc.constant('percent' as const), percent }),
  fc.record({ kind: fc.constant('rest' as const) }),
);
test('what the person and all payers bear is the price to the fen, whatever the rules, and nobody bears less than nothing', () => {
  fc.assert(
    fc.property(
      fc.record({
        price: amount,
        rule,
        first: fc.option(rule),
        rounding: fc.record({ to: fc.constantFrom(1, 10, 50, 100), way: fc.constantFrom('down', 'up', 'nearest') }),
        payers: fc.uniqueArray(
          fc.record({ payer: fc.constantFrom(...payers), for: fc.constantFrom('anyone', 'district', 'town'), share }),
          {
            selector: ({ payer }) => payer,
          },
        ),
        home: fc.constantFrom('town', 'district', 'outside'),
        isFirst: fc.boolean(),
      }),
      ({ price, rule: of, first, rounding, payers: bearing, home, isFirst }) => {
        const tier = { ...(shipped.taian.tiers[0] as CanteenTiers['tiers'][0]), rule: of, first };
        const tiers = { ...shipped.taian, rounding, payers: bearing } as CanteenTiers;
        const bill = billOf(tiers, tier, { fen: price }, home as Home, isFirst);
        const parts = [bill.own, ...payers.map((payer) => bill[payer])];
        expect(parts.every((part) => Number.isInteger(part) && part >= 0)).toBe(true);
        expect(parts.reduce((a, b) => a + b)).toBe(price);
      },
    ),
  );
});

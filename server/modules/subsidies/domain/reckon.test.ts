import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Scoring } from '#contract/scorecards/card.ts';
import { capitalYuan, yuanOf } from '#contract/subsidies/money.ts';
import { scheme as schema } from '#contract/subsidies/scheme.ts';
import { templates } from '#contract/subsidies/templates.ts';
import { scoreAll } from '../../scorecards/domain/score.ts';
import { cardOf, satisfied, visited } from '../../scorecards/testing/card.ts';
import { problemsOf } from './problems.ts';
import { amountOf, cut, cutLike, type Known, partsOf } from './reckon.ts';

const { caolu, tianjiaan, area } = templates;
const estate = (over: Partial<Known>): Known => ({ households: 500, area: 80_000, byCompany: true, score: 85, ...over });

test('ready schemes are ones that can be published', () => {
  for (const [name, one] of Object.entries(templates)) {
    expect(schema.safeParse(one).error, name).toBeUndefined();
    expect(problemsOf(one), name).toEqual([]);
  }
});

describe('worked examples', () => {
  test('Caolu: 80,000 m² with 76 points get 80 % of half of 50,000 yuan', () => {
    const half = (over: Partial<Known>) => amountOf(caolu, partsOf.half, estate(over));
    expect(half({ score: 76 })).toEqual({ share: 80, wanted: 2_000_000, why: null });
    expect([80, 79.99, 70, 69.99].map((score) => half({ score }).wanted)).toEqual([2_500_000, 2_000_000, 2_000_000, 0]);
    expect([50_000, 50_000.01, 100_000, 100_000.01].map((m2) => half({ area: m2 }).wanted)).toEqual([
      1_500_000, 2_500_000, 2_500_000, 3_500_000,
    ]);
    expect(half({ score: 60 })).toMatchObject({ share: 0, why: 'below' });
  });
  test('Caolu’s table of fee collection is a scoring by steps', () => {
    const scoring: Scoring = {
      kind: 'steps',
      steps: [70, 65, 60, 50, 40, 30].map((from, i) => ({ from, points: [50, 40, 35, 30, 25, 20][i] ?? 0 })),
      otherwise: 0,
    };
    const card = cardOf({
      subjects: 'estate',
      period: 'half',
      full: 110,
      indicators: [
        { ...satisfied, code: 'fees', full: 50, scoring },
        { ...visited, full: 60 },
      ],
    });
    const rates = [71, 70, 69.9, 65, 60, 50, 40, 30, 29.9];
    const scored = scoreAll(
      card,
      rates.map((rate, i) => ({
        key: String(i),
        facts: new Map([
          ['fees', { n: rate * 10, of: 1_000 }],
          ['visited', { n: 0, of: null }],
        ]),
      })),
    );
    expect(scored.map(({ total }) => total)).toEqual([50, 50, 40, 40, 35, 30, 25, 20, 0]);
  });
  test('Tianjia’an: 90 yuan a household and year, 100 where the community runs it', () => {
    expect(amountOf(tianjiaan, partsOf.year, estate({ households: 1_234 })).wanted).toBe(11_106_000);
    expect(amountOf(tianjiaan, partsOf.year, estate({ households: 1_234, byCompany: false })).wanted).toBe(12_340_000);
  });
  test('by area: rate × area × band, a floor from the district, a cap', () => {
    // 80,000 m² × 1.20 × 80 %
    expect(amountOf(area, partsOf.year, estate({ score: 85 })).wanted).toBe(7_680_000);
    expect(amountOf(area, partsOf.year, estate({ score: 72, area: 5_000 })).wanted).toBe(500_000);
    expect(amountOf(area, partsOf.year, estate({ score: 69, area: 5_000 })).wanted).toBe(0);
    expect(amountOf(area, partsOf.half, estate({ score: 72, area: 5_000 })).wanted).toBe(250_000);
    expect(amountOf(area, partsOf.year, estate({ score: 95, area: 500_000 })).wanted).toBe(15_000_000);
  });
});

test('one rounding, half up to the cent', () => {
  // 0.05 m² × 1.20 yuan × 50 % = 3 cents; ÷ 2 = 1.5
  expect(amountOf({ ...area, floor: null }, partsOf.half, estate({ area: 0.05, score: 70 })).wanted).toBe(2);
  // 1 cent a year in twelve parts is 0.0833
  expect(amountOf({ ...tianjiaan, basis: { kind: 'household', cents: 1, otherwise: null } }, 12, estate({ households: 6 })).wanted).toBe(1);
  expect(amountOf({ ...tianjiaan, basis: { kind: 'household', cents: 1, otherwise: null } }, 12, estate({ households: 5 })).wanted).toBe(0);
});

test('what is unknown has no amount and says why', () => {
  expect(amountOf(caolu, 2, estate({ score: null }))).toEqual({ share: null, wanted: 0, why: 'no_score' });
  expect(amountOf(caolu, 2, estate({ area: null }))).toMatchObject({ wanted: 0, why: 'no_facts' });
  expect(amountOf(tianjiaan, 1, estate({ households: null }))).toMatchObject({ wanted: 0, why: 'no_facts' });
});

describe('cut to the budget', () => {
  test('the cents that are left go to the largest remainders, the first of equal ones', () => {
    expect(cut([100, 100, 100], 200)).toEqual([67, 67, 66]);
    expect(cut([1, 1, 1], 1)).toEqual([1, 0, 0]);
    expect(cut([300, 200, 100], 600)).toEqual([300, 200, 100]);
    expect(cut([300, 200], 0)).toEqual([0, 0]);
    expect(cut([300, 200], -5)).toEqual([0, 0]);
  });
  test('the sum is the lesser of what is wanted and what is left, and nobody gets more than wanted', () => {
    const cents = fc.integer({ min: 0, max: 1_000_000_000_000 });
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 60 }), cents, (wanted, left) => {
        const amounts = cut(wanted, left);
        const sum = (all: readonly number[]): bigint => all.reduce((total, one) => total + BigInt(one), 0n);
        const all = sum(wanted);
        expect(sum(amounts)).toBe(all <= BigInt(left) ? all : BigInt(left));
        amounts.forEach((one, i) => {
          expect(one).toBeGreaterThanOrEqual(0);
          expect(one).toBeLessThanOrEqual(wanted[i] ?? 0);
          // within a cent of its exact share
          if (all > BigInt(left))
            expect(Math.abs(Number(BigInt(one) * all - BigInt(wanted[i] ?? 0) * BigInt(left)))).toBeLessThan(Number(all));
        });
      }),
    );
  });
  test('a line decided later is cut to the share its period was cut to', () => {
    expect(cutLike(1_000, { wanted: 3_000, total: 2_000 })).toBe(666);
    expect(cutLike(1_000, { wanted: 3_000, total: 3_000 })).toBe(1_000);
    expect(cutLike(1_000, { wanted: 0, total: 0 })).toBe(1_000);
  });
});

test('schemes that cannot be right are refused with the place of the fault', () => {
  const faults = (over: Partial<typeof caolu>) => problemsOf({ ...caolu, ...over }).map(({ at, data }) => [at, data['what']]);
  expect(faults({ bands: [...caolu.bands].reverse() })).toEqual([
    ['bands.1.from', 'bands'],
    ['bands.1.share', 'shares'],
  ]);
  expect(faults({ basis: { kind: 'sizes', sizes: [{ most: 50_000, cents: 1 }] } })).toEqual([['basis.sizes.0.most', 'last_size']]);
  expect(faults({ floor: { cents: 2, from: 60 }, cap: 1 })).toEqual([['floor.cents', 'floor']]);
});

test('sums in words, as papers of payment write them', () => {
  const words: readonly (readonly [number, string])[] = [
    [0, '人民币零元整'],
    [2_000_000, '人民币贰万元整'],
    [140_950, '人民币壹仟肆佰零玖元伍角整'],
    [600_714, '人民币陆仟零柒元壹角肆分'],
    [32_504, '人民币叁佰贰拾伍元零肆分'],
    [10_700_053, '人民币壹拾万柒仟元伍角叁分'],
    [100_000_001, '人民币壹佰万元零壹分'],
    [1_000_010_000, '人民币壹仟万零壹佰元整'],
    [10_000_000_000, '人民币壹亿元整'],
    [5, '人民币伍分'],
    [-2_000_000, '人民币负贰万元整'],
  ];
  for (const [cents, text] of words) expect(capitalYuan(cents), String(cents)).toBe(text);
  expect([yuanOf(2_000_000), yuanOf(-5), yuanOf(123_456_789)]).toEqual(['20,000.00', '−0.05', '1,234,567.89']);
});

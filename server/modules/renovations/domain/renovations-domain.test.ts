import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { flatShares } from '#contract/renovations/costs.ts';
import { type Act, acts, lifecycle, type Stage, stages } from '#contract/renovations/kinds.ts';
import { type LiftRuleName, liftRules, planRule } from '#contract/renovations/lifts.ts';
import { missedWeeks, weekOf, weeksBetween } from '#contract/renovations/weeks.ts';
import { count } from '#contract/votes/count.ts';
import type { Ballot, Question, RollEntry, Share } from '#contract/votes/model.ts';
import { bearingOf } from '../commands/plan.ts';
import { ownersRoll } from './roll.ts';

const verdict = (rule: { quorum: Share | null; majority: Share; source: string }, said: readonly ('yes' | 'no' | null)[], area = 8_000) => {
  const question: Question = {
    id: 'plan',
    title: '加装电梯',
    text: '',
    kind: 'motion',
    options: [],
    most: 0,
    reserved: true,
    rule: { measures: 'heads_area', secret: false, silence: 'none', change: true, tie: 'fails', ...rule },
  };
  const roll: RollEntry[] = said.map((one, n) => ({ key: String(n), heads: 1, area, served: true, present: false, took: one !== null }));
  const ballots: Ballot[] = said.flatMap((one, n) => (one === null ? [] : [{ key: String(n), heads: 1, area, marks: { plan: one } }]));
  return count([question], roll, ballots)[0];
};
const byRule = (name: LiftRuleName, said: readonly ('yes' | 'no' | null)[]): boolean =>
  liftRules[name].votes.every(({ quorum, majority }) => verdict({ quorum, majority, source: '' }, said)?.passed);
const of = (yes: number, no: number, absent: number): ('yes' | 'no' | null)[] => [
  ...Array<'yes'>(yes).fill('yes'),
  ...Array<'no'>(no).fill('no'),
  ...Array<null>(absent).fill(null),
];

describe('lifts', () => {
  test('12 flats, 7 yes, 2 no, 3 absent: the rule of the Code passes, that of two thirds of all fails', () => {
    // 9 of 12 take part (two thirds are 8), 7 of 9 agree (three quarters are 7)
    expect(byRule('code', of(7, 2, 3))).toBe(true);
    // 7 of 12 are fewer than 8
    expect(byRule('all', of(7, 2, 3))).toBe(false);
    expect(byRule('pilot', of(7, 2, 3))).toBe(false);
  });
  test('the edges of each rule: exactly the share is enough, one fewer is not', () => {
    expect(byRule('code', of(6, 2, 4))).toBe(true);
    expect(byRule('code', of(7, 0, 5))).toBe(false);
    expect(byRule('code', of(6, 3, 3))).toBe(false);
    expect(byRule('all', of(8, 4, 0))).toBe(true);
    expect(byRule('all', of(7, 0, 5))).toBe(false);
    expect(byRule('pilot', of(11, 1, 0))).toBe(true);
    expect(byRule('pilot', of(10, 0, 2))).toBe(false);
  });
  test('a plan is a reserved matter: 72 of 100 take part, 54 agree and it passes, 53 and it fails', () => {
    expect(verdict(planRule, of(54, 18, 28))?.passed).toBe(true);
    expect(verdict(planRule, of(53, 19, 28))?.passed).toBe(false);
    expect(verdict(planRule, of(66, 0, 34))?.quorumMet).toBe(false);
  });
});

test('what flats pay is together exactly what residents bear, by weight, and flats of one line differ by a fen at most', () => {
  const bearing = fc.array(
    fc.record({ floor: fc.integer({ min: 1, max: 30 }), flats: fc.integer({ min: 1, max: 8 }), weight: fc.integer({ min: 0, max: 200 }) }),
    {
      minLength: 1,
      maxLength: 12,
    },
  );
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 10_000_000_000 }), bearing, (fen, lines) => {
      const shares = flatShares(fen, lines);
      const all = shares.reduce((sum, s) => sum + BigInt(s.leastFen) * BigInt(s.flats) + BigInt(s.dearer), 0n);
      expect(all).toBe(lines.some(({ weight }) => weight > 0) ? BigInt(fen) : 0n);
      for (const s of shares) {
        expect(s.mostFen - s.leastFen).toBeLessThanOrEqual(1);
        if (s.weight === 0) expect(s.mostFen).toBe(0);
      }
    }),
  );
  expect(flatShares(100, [{ floor: null, flats: 3, weight: 100 }])).toMatchObject([{ leastFen: 33, mostFen: 34, dearer: 1 }]);
  // ground floor pays nothing, the third twice the second
  const floors = [1, 1, 2, 2, 3, 3].map((floor) => ({ floor }));
  const lift = bearingOf(floors, [
    { floor: 1, weight: 0 },
    { floor: 2, weight: 50 },
  ]);
  expect(flatShares(600_000, lift).map(({ floor, leastFen }) => [floor, leastFen])).toEqual([
    [1, 0],
    [2, 100_000],
    [3, 200_000],
  ]);
});

test('a week of works without a picture is missed once it is over; this week is not yet', () => {
  expect(weekOf('2025-09-21')).toBe('2025-09-15');
  expect(weeksBetween('2025-09-17', '2025-10-01')).toEqual(['2025-09-15', '2025-09-22', '2025-09-29']);
  expect(missedWeeks('2025-09-17', '2025-10-01', ['2025-09-19'], '2025-10-01')).toEqual(['2025-09-22']);
  expect(missedWeeks('2025-09-17', '2025-09-20', [], '2025-09-21')).toEqual([]);
});

test('nothing leads to payment but acceptance, and every stage says of every act where it leads or that it does not', () => {
  const into = (to: Stage): [Stage, Act][] =>
    stages.flatMap((from) => acts.flatMap((act): [Stage, Act][] => (lifecycle[from][act] === to && from !== to ? [[from, act]] : [])));
  expect(into('paid')).toEqual([['accepted', 'pay']]);
  expect(into('accepted')).toEqual([['acceptance', 'accept']]);
  expect(into('acceptance')).toEqual([['works', 'acceptance']]);
  expect(into('voting')).toEqual([['posted', 'vote']]);
  expect(into('posted')).toEqual([['menu', 'post']]);
});

test('whoever has several flats is one head with all their areas; flats nobody is known of are one head each', () => {
  const flat = (id: string, personId: string | null) => ({ id, label: id, area: 8_000, personId, accountId: null });
  const roll = ownersRoll([flat('1', 'a'), flat('2', 'a'), flat('3', 'b'), flat('4', null), flat('5', null)]);
  expect(roll.map(({ entry }) => entry.heads)).toEqual([1, 0, 1, 1, 1]);
  expect(roll.reduce((sum, { entry }) => sum + entry.area, 0)).toBe(40_000);
});

import { describe, expect, test } from 'vitest';
import { pointsOf, pointsRules, threeRates, type UrbanCounts, urbanRate, weighed } from './formulas.ts';

test.each([
  [87.5, 19.75],
  [83.33, 17.67],
  [75, 13.5],
  [71.43, 12.5],
  [50, 12.5],
  [98, 25],
  [100, 25],
])('Lianyungang gives %f %% satisfied %f points, as it published', (percent, points) => {
  expect(pointsOf(percent / 100, pointsRules.lianyungang)).toBe(points);
});

describe('the three rates', () => {
  const told = { rated: 8, answered: 8, solved: 6, satisfied: 4, silent: 2 };
  test('only valid call-backs are in the denominator; silence is left out', () => {
    expect(threeRates(told, 'left_out')).toEqual({ valid: 8, answered: 1, solved: 0.75, satisfied: 0.5 });
  });
  test('where the place says so, silence counts as satisfied', () => {
    expect(threeRates(told, 'satisfied')).toEqual({ valid: 10, answered: 1, solved: 0.8, satisfied: 0.6 });
  });
  test('nobody has 0 % of nothing', () => {
    expect(threeRates({ rated: 0, answered: 0, solved: 0, satisfied: 0, silent: 3 }, 'left_out').satisfied).toBeNull();
  });
  test('weights are only proportions, and nothing weighs nothing', () => {
    const rates = threeRates(told, 'left_out');
    expect(weighed(rates, { answered: 1, solved: 1, satisfied: 2 })).toBeCloseTo(0.6875);
    expect(weighed(rates, { answered: 25, solved: 25, satisfied: 50 })).toBeCloseTo(0.6875);
    expect(weighed(rates, { answered: 0, solved: 0, satisfied: 0 })).toBeNull();
  });
});

test('the rates of the urban-management standard name their denominators', () => {
  const counts: UrbanCounts = {
    dispatched: 50,
    wellDispatched: 47,
    dueToHandle: 40,
    handledOnTime: 36,
    dueToClose: 32,
    closed: 30,
    closedOnTime: 24,
    reworked: 2,
  };
  expect(urbanRate('closing', counts)).toEqual({ rate: 0.9375, of: 32 });
  expect(urbanRate('closingOnTime', counts)).toEqual({ rate: 0.75, of: 32 });
  expect(urbanRate('handlingOnTime', counts)).toEqual({ rate: 0.9, of: 40 });
  expect(urbanRate('dispatchRight', counts)).toEqual({ rate: 0.94, of: 50 });
  expect(urbanRate('rework', counts)).toEqual({ rate: 0.05, of: 40 });
});

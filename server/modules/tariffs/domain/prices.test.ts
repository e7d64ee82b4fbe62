import { expect, test } from 'vitest';
import { marketOf, offMarket, type Price, priceAhead, priceOn, stepsAt } from '#contract/tariffs/values.ts';
import { priceFault } from './prices.ts';

const price = (fen: number, from: string): Price => ({ id: `${fen} ${from}`, fen, from });
const today = '2025-09-15';

test('the price of a day is the one begun last; of one day the one set last; what is announced does not count yet', () => {
  const prices = [price(8000, '2025-09-01'), price(7000, today), price(6500, today), price(9000, '2025-09-20')];
  expect(priceOn(prices, '2025-08-31')).toBeNull();
  expect(priceOn(prices, '2025-09-14')?.fen).toBe(8000);
  expect(priceOn(prices, today)?.fen).toBe(6500);
  expect(priceOn(prices, '2025-09-20')?.fen).toBe(9000);
  expect(priceAhead(prices, today)?.fen).toBe(9000);
});

test('a higher price begins a day ahead at least, whatever the setting; a lower one today; none before', () => {
  const prices = [price(8000, '2025-09-01')];
  const fault = (fen: number, from: string, days = 1) => priceFault(prices, { fen, from }, today, days)?.code ?? null;
  expect(fault(9000, today)).toBe('tariffs.raise_too_soon');
  expect(fault(9000, today, 0)).toBe('tariffs.raise_too_soon');
  expect(priceFault(prices, { fen: 9000, from: '2025-09-16' }, today, 7)).toEqual({ code: 'tariffs.raise_too_soon', from: '2025-09-22' });
  expect(fault(9000, '2025-09-16')).toBeNull();
  expect(fault(7000, today)).toBeNull();
  expect(fault(7000, '2025-09-14')).toBe('tariffs.price_past');
  expect(fault(8000, today)).toBe('tariffs.price_same');
  // the same price takes back what was announced
  expect(priceFault([...prices, price(9000, '2025-09-20')], { fen: 8000, from: today }, today, 1)).toBeNull();
  // nobody could book yet
  expect(priceFault([price(8000, '2025-09-20')], { fen: 9000, from: today }, today, 1)).toBeNull();
});

test('a market price needs enough dated prices: too few are none, old ones are said to be old; the middle counts, not the mean', () => {
  const since = '2025-03-15';
  const on = (day: string, ...sums: number[]) => sums.map((fen) => ({ fen, day }));
  expect(marketOf([], since, 3)).toEqual({ kind: 'none', n: 0, least: 3 });
  expect(marketOf(on('2025-09-01', 9000, 10_000), since, 3)).toEqual({ kind: 'none', n: 2, least: 3 });
  const three = [...on('2025-08-01', 9000), ...on('2025-09-01', 10_000, 99_000)];
  expect(marketOf(three, since, 3)).toEqual({ kind: 'known', n: 3, fen: 10_000, first: '2025-08-01', last: '2025-09-01' });
  expect(marketOf(on('2025-09-01', 8000, 9001), since, 2)).toMatchObject({ fen: 8501 });
  expect(marketOf(on('2025-03-14', 9000, 9000, 9000), since, 3)).toEqual({ kind: 'old', n: 3, last: '2025-03-14' });
  expect(marketOf(on('2025-03-15', 9000, 9000, 9000), since, 3)).toMatchObject({ kind: 'known' });
  // two fresh beside old ones are two
  expect(marketOf([...on('2025-03-14', 1, 1, 1), ...on(today, 9000, 9000)], since, 3)).toEqual({ kind: 'none', n: 2, least: 3 });
  expect(offMarket(8000, marketOf(three, since, 3))).toBe(-20);
  expect(offMarket(8000, marketOf([], since, 3))).toBeNull();
});

test('while a new price waits for an answer, nobody says that it is done nor asks for another; refusing stays open', () => {
  expect(stepsAt('asked', false)).toEqual(['confirm', 'refuse']);
  expect(stepsAt('confirmed', false)).toEqual(['leave', 'done', 'reprice', 'refuse']);
  expect(stepsAt('coming', true)).toEqual(['refuse']);
  expect(stepsAt('done', false)).toEqual([]);
});

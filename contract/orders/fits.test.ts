import { expect, test } from 'vitest';
import { byFit, fitOf } from './fits.ts';

const order = (more: object = {}) => ({ skills: [], wishedOn: null, point: { lon: 100, lat: 26 }, ...more });
const who = (more: object = {}) => ({ skills: ['repair'], times: ['weekends'], metresTo: null, ...more });

test('an order fits who has one of its skills, has time on its day, and is near; what nobody told keeps nothing away', () => {
  expect(fitOf(order(), who())).toEqual({ able: true, free: true, metres: null });
  expect(fitOf(order({ skills: ['legal'] }), who()).able).toBe(false);
  expect(fitOf(order({ skills: ['legal', 'repair'] }), who()).able).toBe(true);
  // a Saturday, a Monday
  expect([fitOf(order({ wishedOn: '2026-11-28' }), who()).free, fitOf(order({ wishedOn: '2026-11-30' }), who()).free]).toEqual([
    true,
    false,
  ]);
  expect(fitOf(order({ wishedOn: '2026-11-30' }), who({ times: ['evenings'] })).free).toBe(true);
  expect(fitOf(order({ wishedOn: '2026-11-30' }), who({ times: [] })).free).toBe(true);
  expect(fitOf(order(), who({ metresTo: () => 800 })).metres).toBe(800);
});

test('what fits comes before what is near, and what waited in vain before what is new', () => {
  const row = (name: string, more: object, round = 0) => ({
    name,
    round,
    fit: fitOf(order(more), who({ metresTo: (p: { lon: number }) => p.lon })),
  });
  const rows = [
    row('far', { point: { lon: 120, lat: 26 } }),
    row('no skill', { skills: ['legal'], point: { lon: 1, lat: 26 } }),
    row('no time', { wishedOn: '2026-11-30' }),
    row('near', { point: { lon: 90, lat: 26 } }),
    row('again', { point: { lon: 130, lat: 26 } }, 1),
  ];
  expect(rows.sort(byFit).map(({ name }) => name)).toEqual(['again', 'near', 'far', 'no time', 'no skill']);
});

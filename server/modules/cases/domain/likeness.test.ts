import { describe, expect, test } from 'vitest';
import { askedFrom, type Compared, likenessOf, metresBetween, wordsInBoth } from './likeness.ts';

const here = { lon: 100.23, lat: 26.87 };
const north = (metres: number) => ({ lon: here.lon, lat: here.lat + metres / 111_320 });
const rule = { radius: 250, days: 84, categoryWeight: 2 };
const at = new Date('2026-11-20T04:00:00Z');
const one: Compared = { text: '小区门口路灯不亮，晚上很黑', point: here, categoryCode: '0201', at };
const like = (over: Partial<Compared>) => likenessOf(one, { ...one, ...over }, rule);

describe('words in both texts', () => {
  test('are the longest runs, without what stands in any report and without numbers', () => {
    expect(wordsInBoth('门口路灯不亮没有人管 13800000001', '我们这里路灯不亮，电话13800000001')).toEqual(['路灯不亮']);
    expect(wordsInBoth('The street light is broken', 'street light near the gate')).toEqual(['street', 'light']);
    expect(wordsInBoth('井盖丢了', '路灯坏了')).toEqual([]);
  });
});

describe('how alike two matters are', () => {
  test('is told in metres, hours and words, and falls with each', () => {
    const near = like({ text: '路灯不亮三天了', point: north(120), at: new Date(at.getTime() - 3 * 3_600_000) });
    expect(near).toMatchObject({ metres: 120, hours: 3, words: ['路灯不亮'], sameCategory: true });
    expect(near?.score).toBeGreaterThan(askedFrom);
    const far = like({ text: '路灯不亮三天了', point: north(240), at: new Date(at.getTime() - 3 * 3_600_000) });
    expect(far?.score).toBeLessThan(near?.score ?? 0);
    expect(like({ categoryCode: '0101' })?.score).toBeLessThan(like({})?.score ?? 0);
    expect(like({ at: new Date(at.getTime() - 60 * 86_400_000) })?.score).toBeLessThan(like({})?.score ?? 0);
  });
  test('ends at the radius, after the days, and where nothing is in common', () => {
    expect(like({ point: north(251) })).toBeNull();
    expect(like({ at: new Date(at.getTime() - 85 * 86_400_000) })).toBeNull();
    expect(like({ text: '井盖丢了', categoryCode: null })).toBeNull();
  });
  test('another matter at the same spot is not asked about', () => {
    expect(like({ text: '垃圾桶满了没人清运', categoryCode: '0101' })?.score ?? 0).toBeLessThan(askedFrom);
  });
});

test('metres are those of the ground', () => {
  expect(metresBetween(here, north(500))).toBeCloseTo(500, 0);
  expect(metresBetween(here, { lon: here.lon + 0.01, lat: here.lat })).toBeCloseTo(993, 0);
});

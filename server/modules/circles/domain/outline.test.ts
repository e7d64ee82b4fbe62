import { expect, test } from 'vitest';
import type { Outline } from '#contract/circles/api.ts';
import { faultOfOutline, liesWithin } from './outline.ts';

const square: Outline = [
  [100.23, 26.87],
  [100.234, 26.87],
  [100.234, 26.874],
  [100.23, 26.874],
];

test('an outline does not cross itself and covers the ground of a few streets', () => {
  const [a, b, c, e] = square as [Outline[0], Outline[0], Outline[0], Outline[0]];
  expect(faultOfOutline(square)).toBeNull();
  expect(faultOfOutline([a, c, b, e])).toBe('crossing');
  expect(faultOfOutline(square.map(([lon, lat]) => [100.23 + (lon - 100.23) / 1000, 26.87 + (lat - 26.87) / 1000]))).toBe('small');
  expect(faultOfOutline(square.map(([lon, lat]) => [100.23 + (lon - 100.23) * 50, 26.87 + (lat - 26.87) * 50]))).toBe('large');
});

test('a shop lies within or without, also in a corner that turns inwards', () => {
  const bent: Outline = [...square.slice(0, 3), [100.232, 26.871], square[3] as Outline[0]];
  expect(liesWithin(square, { lon: 100.232, lat: 26.873 })).toBe(true);
  expect(liesWithin(bent, { lon: 100.232, lat: 26.873 })).toBe(false);
  expect(liesWithin(bent, { lon: 100.2315, lat: 26.8705 })).toBe(true);
  expect(liesWithin(square, { lon: 100.24, lat: 26.872 })).toBe(false);
});

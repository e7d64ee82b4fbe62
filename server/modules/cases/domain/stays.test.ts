import fc from 'fast-check';
import { expect, test } from 'vitest';
import { middleOfClass, quantileOfClasses, stayClass } from './stays.ts';

test('the class of a length tells it to within about 6 %, longer ones fall into later classes', () => {
  expect([0, 1, 7, 8, 9, 15, 16, 17, 18].map(stayClass)).toEqual([0, 1, 7, 8, 9, 15, 16, 16, 17]);
  fc.assert(
    fc.property(fc.integer({ min: 8, max: 400_000_000 }), (seconds) => {
      expect(Math.abs(middleOfClass(stayClass(seconds)) / seconds - 1)).toBeLessThan(0.063);
      expect(stayClass(seconds + 1)).toBeGreaterThanOrEqual(stayClass(seconds));
    }),
  );
});

test('quantiles lie where those of the lengths themselves do', () => {
  expect(quantileOfClasses(new Map(), 0.5)).toBeNull();
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 1, max: 5_000_000 }), { minLength: 1, maxLength: 60 }),
      fc.constantFrom(0.5, 0.9),
      (all, share) => {
        const counts = new Map<number, number>();
        for (const seconds of all) counts.set(stayClass(seconds), (counts.get(stayClass(seconds)) ?? 0) + 1);
        const exact = all.toSorted((a, b) => a - b)[Math.floor(share * (all.length - 1))] as number;
        expect(Math.abs((quantileOfClasses(counts, share) as number) / exact - 1)).toBeLessThan(0.063);
      },
    ),
  );
});

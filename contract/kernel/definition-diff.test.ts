import fc from 'fast-check';
import { expect, test } from 'vitest';
import { differences } from './definition-diff.ts';

const entry = (code: string, n: number) => ({ code, limits: { handle: n } });

test('what changed is named entry by entry, what came and went as a whole, the order apart', () => {
  const before = { list: [entry('a', 1), entry('b', 2), entry('c', 3)], words: ['x', 'y'], gone: 1 };
  const after = { list: [entry('c', 3), entry('a', 4), entry('d', 5)], words: ['x'], come: 2 };
  expect(differences(before, after)).toEqual([
    { path: ['list', 'a', 'limits', 'handle'], before: 1, after: 4 },
    { path: ['list', 'b'], before: entry('b', 2), after: undefined },
    { path: ['list', 'd'], before: undefined, after: entry('d', 5) },
    { path: ['list', '↕'], before: ['a', 'c'], after: ['c', 'a'] },
    { path: ['words'], before: ['x', 'y'], after: ['x'] },
    { path: ['gone'], before: 1, after: undefined },
    { path: ['come'], before: undefined, after: 2 },
  ]);
});

test('nothing differs from itself, and what differs is found from both sides', () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(differences(a, structuredClone(a))).toEqual([]);
      const turned = differences(b, a).map(({ path, before, after }) => ({ path, before: after, after: before }));
      const sorted = (all: readonly object[]) => all.map((one) => JSON.stringify(one)).toSorted();
      if (!JSON.stringify([a, b]).includes('code')) expect(sorted(differences(a, b))).toEqual(sorted(turned));
    }),
  );
});

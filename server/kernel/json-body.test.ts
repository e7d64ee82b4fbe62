import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mostDepth, tooMuchOf } from './json-body.ts';

const bytes = (text: string) => Buffer.from(text);
const partsOf = (value: unknown): number => {
  if (value === null || typeof value !== 'object') return 0;
  const inside = Object.values(value);
  return Math.max(1, inside.length) + inside.reduce((sum: number, one) => sum + partsOf(one), 0);
};
const depthOf = (value: unknown): number =>
  value === null || typeof value !== 'object' ? 0 : 1 + Math.max(0, ...Object.values(value).map(depthOf));

it('counts members and depth of any JSON as its parsed value has them, whatever its strings hold', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 8 }), (text) => {
      const parts = partsOf(JSON.parse(text));
      if (parts > 0) expect(tooMuchOf(bytes(text), parts - 1)).toBe('parts');
      expect(tooMuchOf(bytes(text), parts)).toBe(null);
    }),
    { seed: 6, numRuns: 300 },
  );
  const nested = fc.tuple(fc.array(fc.boolean(), { maxLength: 45, size: 'max' }), fc.jsonValue({ maxDepth: 2 }));
  fc.assert(
    fc.property(nested, ([shells, core]) => {
      const value = shells.reduce<unknown>((inside, list) => (list ? [inside] : { inside }), core);
      expect(tooMuchOf(bytes(JSON.stringify(value)), 1e9)).toBe(depthOf(value) > mostDepth ? 'depth' : null);
    }),
    { seed: 6, numRuns: 300 },
  );
});

it.each([
  ['brackets without end', '['.repeat(14_000_000), 'depth'],
  ['objects without end', '{"a":'.repeat(200_000), 'depth'],
  ['commas without end', `[${'1,'.repeat(100_000)}`, 'parts'],
  ['brackets in a string', `"${'['.repeat(100)}"`, null],
  ['brackets behind an escaped quote', `"\\"${'['.repeat(100)}"`, null],
  ['a string without end', `"${'['.repeat(100)}`, null],
  ['an escape at the end', '"\\', null],
  ['nothing', '', null],
])('%s', (_, text, verdict) => expect(tooMuchOf(bytes(text), 20_000)).toBe(verdict));

import { expect, it } from 'vitest';
import { predecessorsOf, type Succession, successorsOf } from './changes.ts';

const pair = (from: string, to: string, on: string): Succession => ({ kind: 'split', from, to, on, reason: 'x' });

it('follows what became of an area over several changes', () => {
  // a lives on and gives b; b and c merge into d; e moves to f
  const all = [
    pair('a', 'a', '2026-01-01'),
    pair('a', 'b', '2026-01-01'),
    pair('b', 'd', '2026-02-01'),
    pair('c', 'd', '2026-02-01'),
    pair('e', 'f', '2026-01-01'),
  ];
  expect(successorsOf('a', all).codes).toEqual(['a', 'd']);
  expect(successorsOf('c', all).codes).toEqual(['d']);
  expect(successorsOf('z', all)).toEqual({ codes: ['z'], steps: [] });
  expect(predecessorsOf('d', all).codes).toEqual(['a', 'c']);
  expect(predecessorsOf('d', all).steps).toHaveLength(4);
  expect(predecessorsOf('f', all).codes).toEqual(['e']);
  // moved away and back again
  const back = [...all, pair('f', 'e', '2026-03-01')];
  expect(successorsOf('e', back).codes).toEqual(['e']);
  expect(successorsOf('f', back).codes).toEqual(['e']);
});

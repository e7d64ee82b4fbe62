import { expect, test } from 'vitest';
import { bodyHash } from './mutations.ts';

test('an act on the spot that is sent again is the same act: when it was sent is left out, when it took place is not', () => {
  const body = (at: string, sentAt: string) => ({ id: '1', result: 'fine', act: { at, sentAt, point: null } });
  const hash = (at: string, sentAt: string) => bodyHash('a', 'benches.scan', body(at, sentAt)).toString('hex');
  expect(hash('08:00', '09:00')).toBe(hash('08:00', '17:30'));
  expect(hash('08:00', '09:00')).not.toBe(hash('08:01', '09:00'));
  expect(bodyHash('a', 'x', { id: '1', sentAt: '08:00' })).not.toEqual(bodyHash('a', 'x', { id: '1', sentAt: '09:00' }));
});

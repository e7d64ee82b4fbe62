import { expect, test } from 'vitest';
import { answerBy } from './answer-by.ts';

const hours = (n: number) => ({ n, unit: 'emergency_hours' }) as const;
const limits = { verify: hours(1), file: hours(2), dispatch: hours(3), accept: hours(4), handle: hours(10), check: hours(100) };
const at = (hour: number): Date => new Date(Date.UTC(2025, 8, 15, hour));
const createdAt = at(0);

test('before filing: all the time until the answer, from the report on', () => {
  for (const state of ['reported', 'verified'] as const) {
    expect(answerBy({ state, createdAt, totalDueAt: null }, limits)).toEqual(at(20));
    expect(answerBy({ state, createdAt, totalDueAt: null }, { ...limits, total: hours(5) })).toEqual(at(8));
    expect(answerBy({ state, createdAt, totalDueAt: null }, { verify: hours(1) })).toBeNull();
  }
});
test('afterwards when the whole is due, whoever has it', () => {
  for (const state of ['filed', 'dispatched', 'handling'] as const)
    expect(answerBy({ state, createdAt, totalDueAt: at(7) }, limits)).toEqual(at(7));
});
test('none once there is an answer, or while nothing runs', () => {
  for (const state of ['answered', 'checked', 'closed', 'rejected', 'withdrawn', 'shelved'] as const)
    expect(answerBy({ state, createdAt, totalDueAt: at(7) }, limits)).toBeNull();
});

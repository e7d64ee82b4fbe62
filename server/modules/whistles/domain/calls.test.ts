import { expect, test } from 'vitest';
import { isLate, metresBetween, pendingOf } from './calls.ts';

const at = (hour: number): Date => new Date(Date.UTC(2025, 8, 15, hour));
const none = { answeredAt: null, coming: null, contactedAt: null, arrivedAt: null, fedBackAt: null };
const due = { answer: at(3), contact: at(26), arrive: at(5), feedback: at(72) };

test('the answer is due first, then what is due earliest; who cannot come has nothing more to do', () => {
  expect(pendingOf({ ...none, due })).toEqual({ stage: 'answer', dueAt: at(3) });
  const answered = { ...none, answeredAt: at(2), coming: true, due };
  expect(pendingOf(answered)?.stage).toBe('arrive');
  expect(pendingOf({ ...answered, coming: false })).toBeNull();
  // who is there is in touch
  expect(pendingOf({ ...answered, arrivedAt: at(4) })?.stage).toBe('feedback');
  expect(pendingOf({ ...answered, arrivedAt: at(4), fedBackAt: at(9) })).toBeNull();
  expect(pendingOf({ ...answered, due: { ...due, feedback: null }, arrivedAt: at(4) })).toBeNull();
});

test('a step is late when it was done late or is open beyond its time', () => {
  expect(isLate({ ...none, due }, 'answer', at(2))).toBeNull();
  expect(isLate({ ...none, due }, 'answer', at(4))).toBe(true);
  expect(isLate({ ...none, answeredAt: at(3), coming: true, due }, 'answer', at(9))).toBe(false);
  expect(isLate({ ...none, answeredAt: at(4), coming: true, due }, 'answer', at(9))).toBe(true);
  // nobody is late for where nobody said to come
  expect(isLate({ ...none, answeredAt: at(2), coming: false, due }, 'arrive', at(30))).toBeNull();
});

test('distances are those of the ground', () => {
  expect(metresBetween({ lon: 100.23, lat: 26.87 }, { lon: 100.23, lat: 26.88 })).toBeCloseTo(1112, -1);
  expect(metresBetween({ lon: 100.23, lat: 26.87 }, { lon: 100.24, lat: 26.87 })).toBeCloseTo(992, -1);
});

import { expect, test } from 'vitest';
import type { CaseEvent } from '#contract/cases/api.ts';
import { type CaseState, states, steps } from '#contract/cases/states.ts';
import { marksOf, stepTimes } from './steps.ts';

const day = (number: number): string => `2026-11-${String(number).padStart(2, '0')}T02:00:00Z`;
const walk = (...path: CaseState[]): CaseEvent[] =>
  path.map((to, at) => ({
    seq: at + 1,
    action: 'verify',
    from: path[at - 1] ?? null,
    to,
    at: day(at + 1),
    by: 'staff' as const,
    actor: null,
    reason: null,
    text: null,
    photos: [],
    data: {},
  }));

test('every state has one place on the line, and what lies ahead is never marked done', () => {
  for (const state of states) {
    const marks = steps.map((step) => marksOf(state)[step]);
    const ahead = marks.indexOf('ahead');
    expect(marks.slice(0, ahead === -1 ? undefined : ahead)).not.toContain('ahead');
    expect(marks.filter((mark) => mark === 'now' || mark === 'off').length).toBe(state === 'closed' || state === 'archived' ? 0 : 1);
  }
});

test('a refused or withdrawn report ends where it left the loop', () => {
  expect(marksOf('rejected')).toMatchObject({ report: 'done', file: 'off', assign: 'ahead' });
  expect(marksOf('withdrawn')).toMatchObject({ report: 'off', file: 'ahead' });
});

test('a step carries the moment it was entered', () => {
  const times = stepTimes(walk('reported', 'verified', 'filed', 'dispatched', 'handling'));
  expect(times).toEqual({ report: day(1), file: day(2), assign: day(4), act: day(5) });
});

test('rework takes the later steps off the line and dates the work anew', () => {
  const times = stepTimes(walk('reported', 'verified', 'filed', 'dispatched', 'handling', 'answered', 'handling'));
  expect(times).toEqual({ report: day(1), file: day(2), assign: day(4), act: day(7) });
});

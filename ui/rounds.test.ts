import { expect, test } from 'vitest';
import type { CaseEvent } from '#contract/cases/api.ts';
import { resultOf } from './rounds.ts';

const log = (...actions: CaseEvent['action'][]): CaseEvent[] =>
  actions.map((action, i) => ({
    seq: i + 1,
    action,
    from: 'filed',
    to: 'filed',
    at: '2026-01-01T00:00:00Z',
    by: 'staff',
    actor: null,
    reason: null,
    text: null,
    photos: [],
    data: {},
  }));

test.each<[string, CaseEvent[], number | null]>([
  ['nothing yet', log('report', 'verify'), null],
  ['an answer, checked and closed', log('report', 'answer', 'check', 'call_back', 'close', 'archive'), 2],
  ['an answer sent back', log('report', 'answer', 'rework'), null],
  ['an answer of a closed case that was reopened', log('report', 'answer', 'check', 'call_back', 'close', 'reopen', 'accept'), null],
  ['the answer of the second round', log('report', 'answer', 'close', 'reopen', 'accept', 'answer'), 6],
  ['an answer at the desk', log('report', 'settle', 'archive'), 2],
  ['a refusal', log('report', 'reject', 'archive'), 2],
  ['a refusal taken back', log('report', 'reject', 'reopen', 'verify'), null],
])('the result that stands: %s', (_, timeline, seq) => {
  expect(resultOf(timeline)?.seq ?? null).toBe(seq);
});

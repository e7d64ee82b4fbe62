import type { CaseState } from '#contract/cases/lifecycle.ts';
import { type Limits, totalOf } from './case-file.ts';
import { deadline } from './working-time.ts';

const unfiled: readonly CaseState[] = ['reported', 'verified'];
const unanswered: readonly CaseState[] = [...unfiled, 'filed', 'dispatched', 'handling'];

/** What the answer's time depends on. */
export interface Awaited {
  readonly state: CaseState;
  readonly createdAt: Date;
  readonly totalDueAt: Date | null;
}

/**
 * By when the reporter may expect an answer: when the whole is due, which no hand-over moves; before filing, what that will be if
 * the stages before it begins take all their time. Null when there is an answer, or no time can be told.
 */
export const answerBy = ({ state, createdAt, totalDueAt }: Awaited, limits: Limits): Date | null => {
  if (!unanswered.includes(state)) return null;
  if (totalDueAt || !unfiled.includes(state)) return totalDueAt;
  const total = totalOf(limits);
  if (!total) return null;
  const { verify, file, dispatch, accept } = limits;
  const before = { receipt: [], filing: [verify, file], signing: [verify, file, dispatch, accept] }[total.from ?? 'filing'];
  return [...before, total].reduce((at, limit) => (limit ? deadline(at, limit) : at), createdAt);
};

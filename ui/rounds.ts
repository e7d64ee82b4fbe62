import type { CaseEvent } from '#contract/cases/api.ts';

/** The answer or refusal that stands: none once it was sent back or the case reopened; earlier ones are history. */
export const resultOf = (timeline: readonly CaseEvent[]): CaseEvent | null => {
  const last = timeline.findLast(({ action }) => ['answer', 'settle', 'reject', 'rework', 'reopen'].includes(action));
  return last && last.action !== 'rework' && last.action !== 'reopen' ? last : null;
};

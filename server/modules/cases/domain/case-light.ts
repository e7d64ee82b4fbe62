import { type CaseState, isPaused, stageOf } from '#contract/cases/lifecycle.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { type Clocks, type Limit, type Limits, totalOf } from './case-file.ts';
import { lightOf, yellowAfter } from './working-time.ts';

type Ticking = Pick<Clocks, 'dueAt' | 'stageDueAt' | 'totalDueAt'> & { readonly state: CaseState };

/** The clocks that run, each with the limit it was set by, as far as that is known. */
const running = (c: Ticking, limits: Limits): { due: Date; limit: Limit | undefined }[] => {
  const stage = stageOf[c.state];
  return [
    ...(c.stageDueAt ? [{ due: c.stageDueAt, limit: stage && limits[stage] }] : []),
    ...(c.totalDueAt ? [{ due: c.totalDueAt, limit: totalOf(limits) }] : []),
  ];
};

/** The light of a case: the worse one of stage and whole. One that pauses is green until it is to come back. */
export const lightOfCase = (c: Ticking, limits: Limits, now: Date): ReturnType<typeof lightOf> => {
  if (isPaused(c.state)) return lightOf(c.dueAt, now, undefined);
  const shown = running(c, limits).map(({ due, limit }) => lightOf(due, now, limit));
  return (['red', 'yellow', 'green'] as const).find((light) => shown.includes(light)) ?? 'none';
};

/** The moment after which {@link lightOfCase} is yellow, unless it is red; null where it never is. */
export const yellowAfterOf = (c: Ticking, limits: Limits): Date | null => {
  if (isPaused(c.state)) return null;
  const moments = running(c, limits).flatMap(({ due, limit }) => (limit ? [yellowAfter(due, limit).getTime()] : []));
  return moments.length > 0 ? new Date(Math.min(...moments)) : null;
};

/**
 * Whether what is due lies beyond the days whose holidays are arranged, counted in working time: it may still move.
 * @param arrangedTo the last arranged day
 */
export const isProvisional = (c: Ticking, limits: Limits, arrangedTo: string): boolean =>
  !isPaused(c.state) &&
  running(c, limits).some(
    ({ due, limit }) =>
      due.getTime() === c.dueAt?.getTime() &&
      limit !== undefined &&
      (limit.unit === 'natural_days' ? limit.moves === true : limit.unit !== 'emergency_hours') &&
      shanghaiDay(due) > arrangedTo,
  );

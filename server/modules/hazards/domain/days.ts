import type { TimeUnit } from '#contract/cases/categories.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';

/** Working days within which a hazard is re-inspected after its last day (消防监督检查规定 2009). */
const recheckWithin = 3;
/** The last day for the re-inspection of what is to be cleared by a day. */
export const recheckDay = (counting: { due(from: Date, limit: { n: number; unit: TimeUnit }): Date }, dueOn: string): string =>
  shanghaiDay(counting.due(new Date(`${dueOn}T16:00:00Z`), { n: recheckWithin, unit: 'working_days' }));

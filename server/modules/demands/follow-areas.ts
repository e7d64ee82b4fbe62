import { pathOfCode } from '#contract/territory/levels.ts';
import { followReplaced } from '#modules/territory/index.ts';
import type { Context } from './context.ts';
import { moveComplaints } from './store/complaints.ts';
import { moveDemands } from './store/demands.ts';

/**
 * Lets open demands of an area that another takes over be answered there, and complaints that wait for a judgement be judged there. What was
 * answered stays where it was asked. Harmless when repeated.
 */
export const followAreas = ({ kernel }: Pick<Context, 'kernel'>): void =>
  followReplaced(kernel, 'demands.follow_areas', 'demands.moved', async (tx, { from, to }) => {
    const demands = await moveDemands(tx, from, to);
    const complaints = await moveComplaints(tx, pathOfCode(from), pathOfCode(to));
    return demands + complaints === 0 ? null : { demands, complaints };
  });

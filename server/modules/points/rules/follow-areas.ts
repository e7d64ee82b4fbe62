import { followReplaced } from '#modules/territory/index.ts';
import type { Context } from './context.ts';
import { moveBudget, moveWaiting } from './store/follow-areas.ts';

/**
 * Lets the budget of an area that another takes over pay there, and what waits – for a budget, a second person, an answer – wait there. Where the other
 * has a budget of its own, the former one stays as it is, as it may be somebody else's money, and what waited for it waits for the other. Harmless when repeated.
 */
export const followAreas = ({ kernel }: Context): void =>
  followReplaced(kernel, 'points.follow_areas', 'points.areas_followed', async (tx, { from, to }) => {
    const budget = await moveBudget(tx, from, to);
    const waiting = await moveWaiting(tx, from, to);
    return budget === null && waiting === 0 ? null : { budget, waiting };
  });

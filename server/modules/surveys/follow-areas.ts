import { pathOfCode } from '#contract/territory/levels.ts';
import { followReplaced } from '#modules/territory/index.ts';
import type { Context } from './context.ts';
import { moveOffices, moveSurveys } from './store/surveys.ts';

/** Lets surveys of an area be asked in the one that takes it over, and by its staff; who is on their rolls stays. Harmless when repeated. */
export const followAreas = ({ kernel }: Pick<Context, 'kernel'>): void =>
  followReplaced(kernel, 'surveys.follow_areas', 'surveys.moved', async (tx, { from, to }) => {
    const moved = await moveSurveys(tx, { code: from, path: pathOfCode(from) }, { code: to, path: pathOfCode(to) });
    if (moved === 0) return null;
    await moveOffices(tx, from, to);
    return { moved };
  });

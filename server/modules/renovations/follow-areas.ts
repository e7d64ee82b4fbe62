import { pathOfCode } from '#contract/territory/levels.ts';
import { followReplaced } from '#modules/territory/index.ts';
import type { Context } from './context.ts';
import { areaIdOf, moveRenovations } from './store/renovations.ts';

/**
 * Lets the renovation of an estate go on in the grid that takes its own over; where one goes on there already it stays, as one at a time is. Harmless when
 * repeated.
 */
export const followAreas = ({ kernel }: Pick<Context, 'kernel'>): void =>
  followReplaced(kernel, 'renovations.follow_areas', 'renovations.moved', async (tx, { from, to }) => {
    const id = await areaIdOf(tx, to);
    const moved = id === null ? 0 : await moveRenovations(tx, pathOfCode(from), { id, path: pathOfCode(to) });
    return moved === 0 ? null : { moved };
  });

import { pathOfCode } from '#contract/territory/levels.ts';
import { followReplaced } from '#modules/territory/index.ts';
import type { Context } from './context.ts';
import { moveDisclosures } from './store/disclosures.ts';

/** Lets what is published in an area stand in the one that takes it over, so that it goes on being read and answered there. Harmless when repeated. */
export const followAreas = ({ kernel }: Context): void =>
  followReplaced(kernel, 'disclosures.follow_areas', 'disclosures.moved', async (tx, { from, to }) => {
    const moved = await moveDisclosures(tx, pathOfCode(from), pathOfCode(to));
    return moved === 0 ? null : { moved };
  });

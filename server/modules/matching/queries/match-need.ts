import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { matchNeed } from '#contract/matching/api.ts';
import { match, ranked } from '../domain/match.ts';
import type { Matching } from '../matching.ts';
import { needFor, publishedResources } from './lists.ts';

/** Resources shown that fit, and those beside them that do not. */
const most = { fitting: 20, other: 5 };

/** Resources for a need, with why and why not. */
export const matchesOf = async (matching: Matching, viewer: Viewer, needId: string): Promise<z.input<typeof matchNeed.response>> => {
  const need = await needFor(matching, viewer, needId);
  const today = shanghaiDay(matching.kernel.clock.now());
  const found = ranked(
    (await publishedResources(matching, viewer)).map(({ id, side, shown }) => ({ id, resource: shown, ...match(need.side, side, today) })),
  );
  const fitting = found.filter(({ fits }) => fits).slice(0, most.fitting);
  const other = found.filter(({ fits }) => !fits).slice(0, most.other);
  return {
    need: need.shown,
    mayClaim: can(viewer, 'registers.write') || can(viewer, 'registers.confirm'),
    matches: [...fitting, ...other].map(({ resource, fits, score, reasons }) => ({ resource, fits, score, reasons: [...reasons] })),
  };
};

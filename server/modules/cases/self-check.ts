import { reportBody } from '#contract/cases/api.ts';
import type { SelfCheck } from '#modules/demands/index.ts';

/** How cases keep the rule on demands: a report needs no photo. */
export const photoCheck: SelfCheck = {
  prohibition: 'traces',
  facts: async () => [{ word: 'demands:checks.photosOptional', kept: reportBody.shape.photoIds.safeParse(undefined).success, data: {} }],
};

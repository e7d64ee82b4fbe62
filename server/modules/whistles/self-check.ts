import { v7 } from 'uuid';
import { arrivalBody } from '#contract/whistles/api.ts';
import type { SelfCheck } from '#modules/demands/index.ts';

/** How whistles keep the rule on check-ins: who comes when called is confirmed by the caller; a position is taken in an emergency alone, and never required. */
export const arrivalCheck: SelfCheck = {
  prohibition: 'check_in',
  facts: async () => [{ word: 'demands:checks.whistleArrival', kept: arrivalBody.safeParse({ id: v7() }).success, data: {} }],
};

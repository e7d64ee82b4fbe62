import { defineKinds } from '../kernel/kinds.ts';

/**
 * Why a complaint should not count (剔除): the eight kinds of the city of Linyi (2024), and a ninth for what the handler has no power over,
 * which its first kind says of places only.
 */
export const exclusionKinds = [
  'outside_area',
  'other_procedure',
  'against_law',
  'secrets',
  'untrue',
  'unreasonable',
  'heard',
  'abuse',
  'out_of_power',
] as const;
export const exclusionKindSet = defineKinds('ratings.exclusionKinds', exclusionKinds);

/** How a call-back ended. `silent`: nobody said anything until the link ran out; `void`: the case went another way. */
export const callBackResults = ['rated', 'not_reached', 'refused', 'silent', 'void'] as const;
/** By which way the three answers came. */
export const ratingWays = ['reporter', 'link', 'staff'] as const;
/** What came of one call. */
export const attemptResults = ['done', 'no_answer', 'refused'] as const;
/** By what rates are broken down. */
export const rateGroups = ['handler', 'street', 'category'] as const;
export type RateGroup = (typeof rateGroups)[number];

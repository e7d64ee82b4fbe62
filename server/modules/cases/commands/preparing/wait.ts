import { fail } from '#kernel/errors.ts';
import type { Preparing } from './preparing.ts';

/** The longest stretch is a setting. */
export const wait: Preparing<'wait'> = (_, { waitingDaysMost: days }, __, { until }, at) =>
  Date.parse(until) > at.getTime() + days * 86_400_000 ? fail('case.until_far', { days }) : {};

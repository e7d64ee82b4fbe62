import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';

const common = { permission: 'settings.configure', action: 'settings.covenants' } as const;

/** Days for which residents are asked what they think of a draft, at least. */
export const commentDays = defineSetting({ key: 'covenants.comment_days', schema: z.number().int().min(1).max(60), default: 7, ...common });
/** Days between the announcement of a vote on a covenant and its first day, at least. */
export const voteNoticeDays = defineSetting({
  key: 'covenants.vote_notice_days',
  schema: z.number().int().min(0).max(30),
  default: 3,
  ...common,
});
/** Months after which a covenant in force is looked at again. */
export const reviewMonths = defineSetting({
  key: 'covenants.review_months',
  schema: z.number().int().min(1).max(60),
  default: 12,
  ...common,
});
/** Days before that day from which it is a to-do. */
export const reviewAheadDays = defineSetting({
  key: 'covenants.review_ahead_days',
  schema: z.number().int().min(1).max(120),
  default: 30,
  ...common,
});

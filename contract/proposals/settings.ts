import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';

const common = { permission: 'settings.configure', action: 'settings.proposals' } as const;

/** Comments one person may make on one text in a day. */
export const commentsADay = defineSetting({
  key: 'proposals.comments_a_day',
  schema: z.number().int().min(1).max(50),
  default: 5,
  ...common,
});

/** Amendments of one person to one proposal that wait for an answer at a time. */
export const openAmendments = defineSetting({
  key: 'proposals.open_amendments',
  schema: z.number().int().min(1).max(20),
  default: 3,
  ...common,
});

/** Evaluations there must be before figures are shown. */
export const leastEvaluations = defineSetting({
  key: 'proposals.least_evaluations',
  schema: z.number().int().min(3).max(100),
  default: 5,
  ...common,
});

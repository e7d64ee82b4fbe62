import { defineAction } from './define.ts';

/** What was done 答复. */
export const answer = defineAction('answer', {
  by: ['cases.handle'],
  from: { handling: 'answered' },
  fields: ({ z, limits, photoIds }) => ({ text: z.string().trim().min(limits.answerMin).max(limits.answerMax), photoIds }),
});

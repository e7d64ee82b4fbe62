import { defineAction } from './define.ts';

/** Answered by the desk that took it, and closed with that, nobody having been sent 当场答复办结; types say where they let it be. */
export const settle = defineAction('settle', {
  by: ['cases.file'],
  from: {},
  stands: ['reported', 'verified', 'filed'],
  leads: ['closed'],
  fields: ({ z, limits, photoIds }) => ({ text: z.string().trim().min(limits.answerMin).max(limits.answerMax), photoIds }),
});

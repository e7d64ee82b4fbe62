import { z } from 'zod';
import { limits } from './states.ts';

/** The three answers of a call-back (三率): was it answered, solved, are you satisfied. */
export const rating = z.object({
  answered: z.boolean(),
  solved: z.boolean(),
  satisfied: z.boolean(),
  comment: z.string().max(limits.reasonMax).nullable(),
});
export type Rating = z.infer<typeof rating>;

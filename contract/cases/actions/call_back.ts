import { defineAction } from './define.ts';

/** The reporter’s three answers 回访; staff may also note that there are none, and why. */
export const call_back = defineAction('call_back', {
  by: ['cases.call_back'],
  reporter: true,
  from: { checked: 'called_back' },
  fields: ({ rating, z }) => ({
    rating: rating.nullable(),
    without: z.enum(['not_reached', 'refused', 'silent']).nullable().default(null).describe('why there are no answers'),
  }),
});

import { defineAction } from './define.ts';

/** The handler has been granted more time 延期. Nobody takes it by hand: it is what granting an extension does. */
export const extend = defineAction('extend', {
  by: [],
  from: { handling: 'same' },
  fields: ({ z }) => ({ days: z.number().int().min(1).max(100).describe('working days, added to stage and whole') }),
});

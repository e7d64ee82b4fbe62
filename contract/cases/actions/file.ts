import { defineAction } from './define.ts';

/** It becomes a case of the jurisdiction 立案; category, type and place may be corrected. */
export const file = defineAction('file', {
  by: ['cases.file'],
  from: { verified: 'filed' },
  fields: ({ z, kind, note }) => ({
    categoryCode: z.string().max(20).nullable().default(null),
    kind: kind.nullable().default(null),
    areaCode: z.string().max(20).nullable().default(null).describe('corrects the place'),
    reason: note,
  }),
});

import { handlings, mostAssists, urgencies } from '../dispatching.ts';
import { defineAction } from './define.ts';

/** An organisation is to handle it 派单, others assist 协办. */
export const dispatch = defineAction('dispatch', {
  by: ['cases.dispatch'],
  from: { filed: 'dispatched' },
  organisation: 'given',
  fields: ({ z, id, note }) => ({
    organisationId: id,
    assists: z.array(id).max(mostAssists).default([]).describe('organisations that assist; they see the case from now on'),
    level: z.enum(urgencies).nullable().default(null).describe('how pressing it is'),
    handling: z.enum(handlings).nullable().default(null).describe('class of handling'),
    reason: note,
  }),
});

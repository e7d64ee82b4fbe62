import { defineAction } from './define.ts';

/** An organisation is to handle it 派单. */
export const dispatch = defineAction('dispatch', {
  by: ['cases.dispatch'],
  from: { filed: 'dispatched' },
  organisation: 'given',
  fields: ({ id, note }) => ({ organisationId: id, reason: note }),
});

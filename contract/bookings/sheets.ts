import { z } from 'zod';
import { fileEndpoint, workbookType } from '../kernel/endpoint.ts';
import { day } from '../kernel/values.ts';

export const exportBookings = fileEndpoint({
  method: 'GET',
  path: '/api/bookings/sheet',
  access: 'session',
  summary:
    'Workbook of the bookings between two days, at most 62, of the places the viewer looks after; it names people, so it is in the audit trail',
  query: z.object({ from: day, to: day }),
  gives: workbookType,
  errors: ['session.forbidden', 'bookings.days_wrong', 'request.line_full'],
});

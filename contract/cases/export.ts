import { z } from 'zod';
import { fileEndpoint, workbookType } from '../kernel/endpoint.ts';
import { deskFilters } from './filters.ts';

export const exportCases = fileEndpoint({
  method: 'GET',
  path: '/api/cases/export',
  access: 'session',
  summary:
    'The cases of a desk under the same filters as a workbook, a column for each extra question they were asked; on record in the audit trail',
  query: z.object(deskFilters),
  gives: workbookType,
  errors: ['case.too_many_to_export', 'territory.area_not_found', 'request.line_full', 'request.cancelled'],
});

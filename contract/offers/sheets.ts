import { z } from 'zod';
import { fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { id } from '../kernel/values.ts';

export const exportOffers = fileEndpoint({
  method: 'GET',
  path: '/api/offers/sheet',
  access: 'session',
  summary: 'Workbook of merchants, offers and stock of the viewer’s areas, in the form an import reads',
  gives: workbookType,
  errors: ['session.forbidden', 'request.line_full'],
});

const imported = z.object({
  dryRun: z.boolean(),
  merchants: z.number().int(),
  offers: z.number().int(),
  stock: z.number().int().describe('lines of the book'),
  same: z.number().int().describe('rows that are entered already'),
  faults: z.array(sheetFault),
  notes: sheetNotes,
});
export type OffersImport = z.infer<typeof imported>;
export const importOffers = fileEndpoint({
  method: 'POST',
  path: '/api/offers/import',
  access: 'session',
  summary: 'Enter merchants, offers and what came into stock from a workbook: all or nothing. Offers wait for somebody else to agree',
  query: z.object({ id, dryRun: z.stringbool().default(false) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: imported,
  errors: ['session.forbidden', 'request.sheet_large', 'request.sheet_unreadable', 'request.line_full'],
});

export const exportSettlements = fileEndpoint({
  method: 'GET',
  path: '/api/offers/settlements/sheet',
  access: 'session',
  summary: 'Workbook for accounting: the sheets of a month or quarter, and their lines. Nobody who bought is named',
  query: z.object({ period: z.string().regex(/^\d{4}-(0[1-9]|1[0-2]|Q[1-4])$/) }),
  gives: workbookType,
  errors: ['session.forbidden', 'request.line_full'],
});

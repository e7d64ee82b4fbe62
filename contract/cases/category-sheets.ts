import { z } from 'zod';
import { fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { categoryDefinition } from './categories.ts';

export const exportCategories = fileEndpoint({
  method: 'GET',
  path: '/api/categories/sheet',
  access: 'session',
  summary: 'The newest categories with their limits as a workbook; changed, it can be read in again',
  gives: workbookType,
  errors: ['session.forbidden', 'request.line_full', 'request.cancelled'],
});

const { name, nameEn, kind, keywords, limits } = categoryDefinition.shape;
/** What a sheet of categories says, parents before their children. What is null it does not say. */
export const categorySheet = z.object({
  entries: z
    .array(
      z.object({
        row: z.number().int(),
        key: z.string().describe('names it within the sheet'),
        parentKey: z.string().nullable(),
        code: z.string().nullable().describe('null: it is made where the entries are taken over'),
        name,
        nameEn: nameEn.nullable(),
        kind: kind.nullable(),
        keywords: keywords.nullable(),
        limits: limits.nullable(),
      }),
    )
    .describe('none with faults'),
  faults: z.array(sheetFault),
  notes: sheetNotes,
});
export type CategorySheet = z.infer<typeof categorySheet>;

export const readCategorySheet = fileEndpoint({
  method: 'POST',
  path: '/api/categories/sheet',
  access: 'session',
  summary:
    'Reads a workbook of categories: our own, a taxonomy of names by level, or a directory of components and events. Nothing is changed: what it says goes into a draft',
  takes: takenWorkbook,
  gives: 'application/json',
  answer: categorySheet,
  errors: ['session.forbidden', 'organisations.sheet_nothing', 'request.sheet_large', 'request.sheet_unreadable', 'request.line_full'],
});

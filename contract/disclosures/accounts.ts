import { z } from 'zod';
import { endpoint, fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { line } from '../kernel/shapes.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { day, id } from '../kernel/values.ts';

/** 每季度 · 每月 · 不要求: how often accounts of an area are due. */
export const rhythms = ['quarterly', 'monthly', 'none'] as const;
export type AccountsRhythm = (typeof rhythms)[number];
const rhythm = z.enum(rhythms);
const count = z.number().int();
const fen = z.number().int().describe('fen, 1/100 yuan');
const areaCode = line.max(20);
const period = z.string().describe('2026-Q1, 2026-03');

/** How accounts of a community stand. */
export const accountsRow = z.object({
  area: z.object({ code: z.string(), name: z.string() }),
  rhythm,
  own: z.boolean().describe('set for this area; else as the jurisdiction has it'),
  last: z.object({ period, closing: fen, publishedOn: day, disclosureId: id, late: z.boolean().describe('after its due day') }).nullable(),
  due: z.object({ period, from: day, until: day, dueOn: day, overdue: z.boolean() }).nullable().describe('the next one that waits'),
  mayPublish: z.boolean(),
});
export type AccountsRow = z.infer<typeof accountsRow>;
export const listDisclosedAccounts = endpoint({
  method: 'GET',
  path: '/api/disclosure-accounts',
  access: 'session',
  summary: 'Accounts of the communities somebody looks after: the last that were published, and what is due',
  query: z.object({ area: areaCode.optional(), due: z.stringbool().default(false).describe('those alone that wait') }),
  response: z.object({ items: z.array(accountsRow), mayPublish: z.boolean() }),
  errors: ['session.forbidden', 'territory.area_not_found'],
});
export const setAccountsRhythm = endpoint({
  method: 'PUT',
  path: '/api/disclosure-accounts/:areaCode/rhythm',
  access: 'session',
  summary: 'How often accounts of a community are due; null: as the jurisdiction has it',
  params: z.object({ areaCode }),
  body: z.object({ id, rhythm: rhythm.nullable() }),
  response: accountsRow,
  errors: ['session.forbidden', 'territory.area_not_found'],
});

export const exportAccounts = fileEndpoint({
  method: 'GET',
  path: '/api/disclosure-accounts/sheet',
  access: 'session',
  summary:
    'Workbook of published accounts line by line, or of those that are due, begun with what is carried over; filled in, its rows are imported',
  query: z.object({ area: areaCode.optional(), due: z.stringbool().default(false).describe('a sheet to fill in for accounts that wait') }),
  gives: workbookType,
  errors: ['session.forbidden', 'territory.area_not_found', 'request.line_full'],
});
/** What the import did or, as a dry run, would do. With faults nothing is done. */
export const accountsImport = z.object({
  dryRun: z.boolean(),
  published: count.describe('accounts published by it'),
  amended: count.describe('corrected, with their reason'),
  same: count,
  faults: z.array(sheetFault),
  notes: sheetNotes,
});
export type AccountsImport = z.infer<typeof accountsImport>;
export const importDisclosedAccounts = fileEndpoint({
  method: 'POST',
  path: '/api/disclosure-accounts/import',
  access: 'session',
  summary: 'Publishes the accounts of a workbook, all of them or none; `dryRun` only tells what it would do',
  query: z.object({ id: id.describe('made by the client'), dryRun: z.stringbool().default(false) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: accountsImport,
  errors: ['session.forbidden', 'request.sheet_large', 'request.sheet_unreadable', 'request.line_full'],
});

import { z } from 'zod';
import { fileEndpoint, takenWorkbook, workbookType } from '../kernel/endpoint.ts';
import { sheetNotes } from '../kernel/sheets.ts';
import { id } from '../kernel/values.ts';
import { lineErrors, readErrors, sheetFaults } from '../organisations/sheets.ts';
import { givenRole, roleName } from './role-codes.ts';

/** What a workbook of accounts found or did. With any fault nothing is applied. */
export const accountsImport = z.object({
  applied: z.boolean(),
  accounts: z.number().int().describe('accounts opened, or to be opened'),
  posts: z.number().int().describe('posts granted, or to be granted'),
  unchanged: z.number().int().describe('rows whose post is there already'),
  opened: z
    .array(
      z.object({
        name: z.string(),
        username: z.string(),
        role: givenRole,
        roleName,
        oneTimePassword: z.string().describe('to be handed over; must be changed at the first sign-in'),
      }),
    )
    .describe('the accounts opened with their passwords, which are told here alone'),
  faultCount: z.number().int(),
  faults: sheetFaults,
  notes: sheetNotes,
});
export type AccountsImport = z.infer<typeof accountsImport>;

export const accountsTemplate = fileEndpoint({
  method: 'GET',
  path: '/api/accounts/sheet/template',
  access: 'session',
  summary: 'Empty workbook for opening accounts (security administrator)',
  gives: workbookType,
  errors: ['session.forbidden', ...lineErrors],
});
export const importAccounts = fileEndpoint({
  method: 'POST',
  path: '/api/accounts/sheet',
  access: 'session',
  summary:
    'Opens accounts and grants posts by such a workbook, all of it or nothing (security administrator); `dryRun` only tells what it would do',
  query: z.object({ id: id.describe('made by the client'), dryRun: z.stringbool().default(false) }),
  takes: takenWorkbook,
  gives: 'application/json',
  answer: accountsImport,
  errors: [
    'session.forbidden',
    'organisations.sheet_nothing',
    'accounts.sheet_changed',
    'accounts.sheet_accounts',
    'accounts.username_taken',
    'accounts.phone_taken',
    ...readErrors,
  ],
});

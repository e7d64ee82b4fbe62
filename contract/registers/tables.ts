import { z } from 'zod';
import { endpoint, fileEndpoint, takenTable } from '../kernel/endpoint.ts';
import { line } from '../kernel/shapes.ts';
import { id, moment } from '../kernel/values.ts';
import { registerContent } from './content.ts';
import { fieldTypes } from './fields.ts';
import { registerCode } from './parts.ts';

/** A column of a table as it is found, and as a field may be made of it. */
export const tableColumn = z.object({
  heading: z.string().describe("as it stands in the file; '' where there is none"),
  key: z.string(),
  title: z.string(),
  type: z.enum(fieldTypes),
  unit: z.string().nullable(),
  options: z.array(z.string()),
  required: z.boolean().describe('every row has it'),
  natural: z.boolean().describe('nothing below zero is expected there'),
  purpose: z.string().nullable().describe('what it is needed for where it is personal'),
  filled: z.number().int(),
  distinct: z.number().int(),
  samples: z.array(z.string()),
  faults: z
    .array(
      z.object({
        row: z.number().int(),
        code: z.string(),
        message: z.string(),
        mended: z.string().nullable().describe('what the cell is read as; null: it cannot be read'),
      }),
    )
    .describe('the first of them'),
  faulty: z.number().int().describe('cells that cannot be read'),
  mended: z.number().int(),
});
export type TableColumn = z.infer<typeof tableColumn>;

/** What a workbook or CSV is, before anything of it is stored, and the register it may become. */
export const foundTable = z.object({
  sheet: z.string(),
  headerRow: z.number().int(),
  rows: z.number().int(),
  code: z.string().describe('one that no register has, made of its name'),
  columns: z.array(tableColumn),
  content: registerContent.describe('the register as it is proposed'),
});
export type FoundTable = z.infer<typeof foundTable>;
export const inspectTable = fileEndpoint({
  method: 'POST',
  path: '/api/register-tables',
  access: 'session',
  summary: 'Tells what a workbook or CSV is before anything of it is stored, and proposes a register for it',
  takes: takenTable,
  gives: 'application/json',
  answer: foundTable,
  errors: [
    'session.forbidden',
    'registers.sheet_empty',
    'request.sheet_large',
    'request.sheet_wide',
    'request.sheet_unreadable',
    'request.table_unreadable',
    'request.line_full',
  ],
});

/** A CSV that was imported, and can be given back as it came. */
export const registerFile = z.object({
  id,
  name: z.string(),
  rows: z.number().int(),
  at: moment,
  by: z.string().nullable(),
});
export type RegisterFile = z.infer<typeof registerFile>;
const ofRegister = z.object({ code: registerCode });
export const listRegisterFiles = endpoint({
  method: 'GET',
  path: '/api/registers/:code/files',
  access: 'session',
  summary: 'The newest CSV files from which rows were read, and that whoever asks may have back',
  params: ofRegister,
  response: z.object({ items: z.array(registerFile) }),
  errors: ['registers.register_not_found'],
});
export const exportRegisterFile = fileEndpoint({
  method: 'GET',
  path: '/api/registers/:code/files/:fileId',
  access: 'session',
  summary: 'A CSV as it was imported, byte for byte but for cells that have changed since. What is personal is masked',
  params: ofRegister.extend({ fileId: line.max(40) }),
  gives: 'text/csv',
  errors: ['registers.register_not_found', 'registers.file_not_found'],
});

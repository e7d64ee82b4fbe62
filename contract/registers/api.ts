import { z } from 'zod';
import { measureUnits } from '../coverage/api.ts';
import { endpoint, fileEndpoint, takenTable, workbookType } from '../kernel/endpoint.ts';
import { answers } from '../kernel/form/shape.ts';
import { line, reason } from '../kernel/shapes.ts';
import { sheetFault, sheetNotes } from '../kernel/sheets.ts';
import { id, label, list, moment, page, paging, searched } from '../kernel/values.ts';
import { organisationKind } from '../organisations/organisations.ts';
import { condition } from './conditions.ts';
import { registerContent } from './content.ts';
import { menuPage, registerCode } from './parts.ts';

export * from './open-pages.ts';
export * from './tables.ts';

const version = z.number().int().min(1);
const ofRegister = z.object({ code: registerCode });
const ofRow = ofRegister.extend({ rowId: id });
const fieldKey = line.max(40);

/** A register as somebody finds it. */
export const registerItem = z.object({
  code: registerCode,
  title: label.nullable().describe('null where nothing is in force yet'),
  help: z.string(),
  version: version.nullable(),
  drafted: z.boolean().describe('somebody prepares a version; told to those who design'),
  mayDesign: z.boolean(),
  mayWrite: z.boolean(),
  page: menuPage.nullable().describe('its place in the menu'),
});
export type RegisterItem = z.infer<typeof registerItem>;

export const registerDetail = z.object({
  code: registerCode,
  version,
  content: registerContent,
  linkedFrom: z
    .array(z.object({ register: registerCode, title: label, field: fieldKey, fieldTitle: label, mayWrite: z.boolean() }))
    .describe('fields of registers the viewer reads that point at rows of this one'),
  filterable: z.array(fieldKey).describe('fields that lists filter, sort, group and sum by'),
  may: z.object({ write: z.boolean(), confirm: z.boolean(), reveal: z.boolean(), design: z.boolean() }),
});
export type RegisterDetail = z.infer<typeof registerDetail>;

/** A row as lists show it: what is personal is masked. */
export const registerRow = z.object({
  id,
  version,
  state: z.string(),
  title: z.string(),
  area: z.object({ code: z.string(), name: z.string() }).nullable(),
  values: answers,
  changedAt: moment,
  endedAt: moment.nullable(),
  moves: z.array(z.string()).describe('states the viewer may take it to'),
});
export type RegisterRow = z.infer<typeof registerRow>;
const names = z.record(z.string(), z.string()).describe('what is named in values, by id or code');

export const rowChange = z.object({
  version: z.number().int().min(1),
  at: moment,
  by: z.string().nullable().describe('null: the platform itself'),
  what: z.enum(['entered', 'imported', 'changed', 'moved', 'followed', 'erased']),
  reason: z.string().nullable(),
  fields: z
    .array(z.object({ title: label, before: z.string().nullable(), after: z.string().nullable() }))
    .describe('in words; what is personal is masked'),
});
export type RowChange = z.infer<typeof rowChange>;

export const rowDetail = registerRow.extend({
  register: registerCode,
  definition: version.describe('the version of the register it was last written in'),
  names,
  raw: z.record(z.string(), z.string()).describe('by field the text it was imported from, where it is written otherwise'),
  reminders: z.array(z.object({ code: z.string(), title: label, since: z.iso.date() })).describe('what has to be seen to about it'),
  personal: z.array(fieldKey).describe('fields whose value is masked here'),
  older: z.array(z.object({ title: label, value: z.string() })).describe('what stands in fields that the register has no more'),
  history: z.array(rowChange).describe('newest first'),
  may: z.object({
    change: z.boolean(),
    reveal: z.boolean(),
    moves: z.array(z.object({ to: z.string(), title: label, reason: z.boolean() })),
  }),
});
export type RowDetail = z.infer<typeof rowDetail>;

const conditions = z
  .string()
  .max(4000)
  .transform((text, context) => {
    try {
      return z.array(condition).max(10).parse(JSON.parse(text));
    } catch {
      context.addIssue({ code: 'custom', message: 'is no list of conditions' });
      return z.NEVER;
    }
  })
  .optional()
  .describe('JSON: [{"field":"kind","is":["a"]},{"field":"staff","from":3,"to":9}]');

export const rowFilters = {
  state: list(z.string().max(40)),
  area: line.max(20).optional().describe('code: there and below'),
  q: searched(60)
    .optional()
    .describe('the beginning of a title, its pinyin or initials; words that stand in texts; the whole of something personal'),
  where: conditions,
};
const order = { sort: fieldKey.optional().describe('a field; left out: newest first'), down: z.stringbool().default(false) };

export const listRegisters = endpoint({
  method: 'GET',
  path: '/api/registers',
  access: 'session',
  summary: 'Registers the viewer may read, design or fill in',
  response: z.object({
    items: z.array(registerItem),
    mayDesign: z.boolean(),
    designAreas: z
      .array(z.object({ code: z.string(), name: z.string() }))
      .nullable()
      .describe('areas for which the viewer designs registers of their own; null: for the whole jurisdiction too'),
  }),
});
export const getRegister = endpoint({
  method: 'GET',
  path: '/api/registers/:code',
  access: 'session',
  summary: 'A register: its fields, states and what the viewer may do',
  params: ofRegister,
  response: registerDetail,
  errors: ['registers.register_not_found'],
});
export const listRegisterRows = endpoint({
  method: 'GET',
  path: '/api/registers/:code/rows',
  access: 'session',
  summary: 'Rows of a register where the viewer reads it, page by page',
  params: ofRegister,
  query: z.object({ ...rowFilters, ...order, ...paging }),
  response: page(registerRow).extend({ names }),
  errors: ['registers.register_not_found', 'registers.no_filter', 'territory.area_not_found'],
});
export const groupRegisterRows = endpoint({
  method: 'GET',
  path: '/api/registers/:code/groups',
  access: 'session',
  summary: 'Rows counted and summed by the values of a field, or all together; the 200 largest groups',
  params: ofRegister,
  query: z.object({ ...rowFilters, by: fieldKey.optional().describe('a field, or `state`'), sums: list(z.string().max(40)) }),
  response: z.object({
    items: z.array(
      z.object({
        value: z.union([z.string(), z.number()]).nullable(),
        words: z.string().nullable().describe('null: nothing stands there'),
        count: z.number().int(),
        sums: z.record(z.string(), z.number()),
      }),
    ),
  }),
  errors: ['registers.register_not_found', 'registers.no_filter', 'territory.area_not_found'],
});
/** Rows counted by where they lie, one level down at a time. */
export const registerSpots = z.object({
  under: z
    .object({ code: z.string(), name: z.string() })
    .describe('the area whose parts are counted; unless one is asked for, where the viewer reads'),
  areas: z.array(z.object({ code: z.string(), name: z.string(), count: z.number().int() })).describe('directly below, most first'),
  here: z.number().int().describe('rows that lie in the area itself, in no part of it'),
  nowhere: z.number().int().describe('rows of no area'),
  places: z.array(z.object({ id, name: z.string(), lon: z.number(), lat: z.number(), count: z.number().int() })),
});
export type RegisterSpots = z.infer<typeof registerSpots>;
export const mapRegisterRows = endpoint({
  method: 'GET',
  path: '/api/registers/:code/spots',
  access: 'session',
  summary: 'Rows counted by the parts of an area, and by the places they name (the 200 most named)',
  params: ofRegister,
  query: z.object(rowFilters),
  response: registerSpots,
  errors: ['registers.register_not_found', 'registers.no_filter', 'territory.area_not_found'],
});
export const getRegisterMeasures = endpoint({
  method: 'GET',
  path: '/api/registers/:code/measures',
  access: 'session',
  summary: 'The measures of a register over the rows the viewer reads, or those in an area',
  params: ofRegister,
  query: z.object({ area: line.max(20).optional().describe('code: there and below') }),
  response: z.object({
    items: z.array(
      z.object({
        code: z.string(),
        title: label,
        unit: z.enum(measureUnits),
        value: z.number().nullable().describe('null: there is nothing to tell it of'),
        parts: z.object({ numerator: z.number(), denominator: z.number() }).nullable(),
        limits: z.object({ min: z.number().nullable(), max: z.number().nullable() }).nullable(),
      }),
    ),
  }),
  errors: ['registers.register_not_found', 'territory.area_not_found'],
});
export const getRegisterRow = endpoint({
  method: 'GET',
  path: '/api/registers/:code/rows/:rowId',
  access: 'session',
  summary: 'A row with its history',
  params: ofRow,
  response: rowDetail,
  errors: ['registers.register_not_found', 'registers.row_not_found'],
});
export const findRegisterRow = endpoint({
  method: 'GET',
  path: '/api/register-rows/:rowId',
  access: 'session',
  summary: 'Of which register a row is, for whoever knows its id alone',
  params: z.object({ rowId: id }),
  response: z.object({ code: registerCode }),
  errors: ['registers.row_not_found'],
});

const written = {
  id,
  values: answers.describe('of all fields somebody fills in; what is personal and left out stays as it is'),
};
const writeErrors = [
  'registers.register_not_found',
  'registers.value_wrong',
  'registers.rule_broken',
  'registers.reference_unknown',
  'registers.key_taken',
  'registers.area_outside',
  'file.not_found',
  'file.already_used',
] as const;
export const addRegisterRow = endpoint({
  method: 'POST',
  path: '/api/registers/:code/rows',
  access: 'session',
  status: 201,
  summary: 'Enters a row, in the first state of the register',
  offline: ['id', 'state', 'version'],
  params: ofRegister,
  body: z.object(written),
  response: rowDetail,
  errors: [...writeErrors],
});
export const changeRegisterRow = endpoint({
  method: 'POST',
  path: '/api/registers/:code/rows/:rowId',
  access: 'session',
  summary: 'Changes a row that stands in the version that was seen',
  offline: ['id', 'state', 'version'],
  params: ofRow,
  body: z.object({
    ...written,
    version,
    erased: z.array(fieldKey).max(100).default([]).describe('personal fields that shall be empty'),
    reason: reason.nullable().default(null),
  }),
  response: rowDetail,
  errors: [...writeErrors, 'registers.row_not_found', 'registers.row_changed', 'registers.state_locked'],
});
export const moveRegisterRow = endpoint({
  method: 'POST',
  path: '/api/registers/:code/rows/:rowId/moves',
  access: 'session',
  summary: 'Takes a row to another state: confirms it, sends it back, ends it',
  params: ofRow,
  body: z.object({ id, version, to: z.string().max(40), reason: reason.nullable().default(null) }),
  response: rowDetail,
  errors: [
    'registers.register_not_found',
    'registers.row_not_found',
    'registers.row_changed',
    'registers.state_forbidden',
    'registers.reason_needed',
    'registers.too_early',
    'registers.value_wrong',
    'registers.rule_broken',
  ],
});
export const foundRegisterOrganisation = endpoint({
  method: 'POST',
  path: '/api/registers/:code/rows/:rowId/organisation',
  access: 'session',
  summary: 'Makes what a row is about an organisation of the platform, and lets the row name it',
  params: ofRow,
  body: z.object({ id, version, kind: organisationKind }),
  response: rowDetail,
  errors: [
    'registers.register_not_found',
    'registers.row_not_found',
    'registers.row_changed',
    'registers.organisation_known',
    'registers.value_wrong',
    'registers.rule_broken',
    'organisations.organisation_name_taken',
    'organisations.credit_code_taken',
    'session.forbidden',
  ],
});
export const revealRegisterRow = endpoint({
  method: 'POST',
  path: '/api/registers/:code/rows/:rowId/reveal',
  access: 'session',
  summary: 'Shows what is personal in a row, for a reason that is kept',
  params: ofRow,
  body: z.object({ id, reason }),
  response: z.object({ values: answers }),
  errors: ['registers.register_not_found', 'registers.row_not_found', 'session.forbidden'],
});

export const exportRegister = fileEndpoint({
  method: 'GET',
  path: '/api/registers/:code/sheet',
  access: 'session',
  summary: 'Workbook of the rows a list shows, up to 20,000; it comes back in as it went out. What is personal is masked',
  params: ofRegister,
  query: z.object(rowFilters),
  gives: workbookType,
  errors: ['registers.register_not_found', 'registers.no_filter', 'registers.sheet_full', 'territory.area_not_found', 'request.line_full'],
});
export const exportRegisterCsv = fileEndpoint({
  method: 'GET',
  path: '/api/registers/:code/csv',
  access: 'session',
  summary: 'The same as CSV (UTF-8), any number of rows, sent as they are read',
  params: ofRegister,
  query: z.object(rowFilters),
  gives: 'text/csv',
  errors: ['registers.register_not_found', 'registers.no_filter', 'territory.area_not_found'],
});
/** What an import did or, as a dry run, would do. With faults nothing is done. */

export const registerImport = z.object({
  dryRun: z.boolean(),
  added: z.number().int(),
  changed: z.number().int().describe('rows found by their number or key'),
  same: z.number().int(),
  faults: z.array(sheetFault),
  notes: sheetNotes,
});
export type RegisterImport = z.infer<typeof registerImport>;
export const importRegister = fileEndpoint({
  method: 'POST',
  path: '/api/registers/:code/import',
  access: 'session',
  summary: 'Enters and changes rows from a workbook or CSV, all of it or nothing; `dryRun` only tells what it would do',
  params: ofRegister,
  query: z.object({ id: id.describe('made by the client'), dryRun: z.stringbool().default(false) }),
  takes: takenTable,
  gives: 'application/json',
  answer: registerImport,
  errors: [
    'registers.register_not_found',
    'session.forbidden',
    'request.sheet_large',
    'request.sheet_unreadable',
    'request.table_unreadable',
    'request.line_full',
  ],
});

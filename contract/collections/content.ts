import { z } from 'zod';
import { basisKinds } from '../demands/kinds.ts';
import { question } from '../kernel/form/shape.ts';
import { line, text } from '../kernel/shapes.ts';
import { day, id } from '../kernel/values.ts';
import { condition } from '../registers/conditions.ts';
import { registerCode } from '../registers/parts.ts';
import { areaLevels } from '../territory/levels.ts';
import { cellTypes, climbings } from './kinds.ts';

const code = z.string().max(40);

/** Where the value of a cell comes from. What is not typed is filled in when the sheet is opened, and shown with its source. */
export const source = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('typed') }),
  z
    .strictObject({
      kind: z.literal('register'),
      register: registerCode,
      what: z.enum(['count', 'sum']).default('count'),
      field: code.nullable().default(null).describe('what is summed'),
      states: z.array(code).max(20).default([]).describe('states of rows that count; none: all'),
      where: z.array(condition).max(10).default([]),
    })
    .describe('rows of a register in the addressee’s area'),
  z.strictObject({ kind: z.literal('base'), figure: line.max(60) }).describe('what the platform knows of an area'),
  z.strictObject({ kind: z.literal('task'), task: id, cell: code }).describe('what the same addressee told in another task'),
  z.strictObject({ kind: z.literal('computed'), formula: z.string().trim().min(1).max(1000) }).describe('in CEL over the other cells'),
]);
export type Source = z.infer<typeof source>;

/** One column of a form: what is asked, where it is known from, and how it climbs. */
export const cell = z.strictObject({
  key: code,
  type: z.enum(cellTypes),
  question,
  required: z.boolean().default(true),
  unit: z.string().max(20).nullable().default(null),
  source: source.default({ kind: 'typed' }),
  climbs: z.enum(climbings).default('sum').describe('how a level above has its figure from those below'),
});
export type Cell = z.infer<typeof cell>;

/** Whom a task goes to: every area of a level within some areas, single areas, organisations. */
export const addressees = z.strictObject({
  level: z.enum(areaLevels).nullable().default(null),
  within: z.array(line.max(20)).max(300).default([]).describe('codes; none: everywhere below the asker'),
  areas: z.array(line.max(20)).max(1000).default([]),
  organisations: z.array(id).max(300).default([]),
});
export type Addressees = z.infer<typeof addressees>;

/** Rows of a register that addressees are asked to look through: each confirmed as it is, corrected, or added. */
export const rowsAsked = z.strictObject({
  register: registerCode,
  states: z.array(code).max(20).default([]),
  where: z.array(condition).max(10).default([]),
});

/** What a collection task asks, by versions. */
export const taskContent = z.strictObject({
  title: line.min(2).max(100),
  note: text.max(500).nullable().default(null),
  basis: z
    .strictObject({ kind: z.enum(basisKinds), text: line.min(2).max(200) })
    .nullable()
    .default(null)
    .describe('without one it is not sent'),
  dueOn: day,
  addressees: addressees.default({ level: null, within: [], areas: [], organisations: [] }),
  cells: z.array(cell).max(60).default([]),
  rows: rowsAsked.nullable().default(null),
});
export type TaskContent = z.infer<typeof taskContent>;

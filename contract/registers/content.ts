import { z } from 'zod';
import { question } from '../kernel/form/shape.ts';
import { fieldTypes } from './fields.ts';
import { code, formula, gathered, measure, menuPage, openPage, registerCode, reminder, title } from './parts.ts';

/** One field of a register: a question of the kit's forms, and what it is for lists, sheets and the law. */
export const field = z.strictObject({
  key: code,
  type: z.enum(fieldTypes),
  question,
  required: z.boolean().default(false),
  unit: z.string().max(20).nullable().default(null).describe('of a number, as it is read: ㎡, 户, 元/月'),
  formula: formula.nullable().default(null).describe('computed, in CEL over the other fields; nobody is asked for it'),
  register: registerCode.nullable().default(null).describe('of a row: of which register'),
  gathered: gathered.nullable().default(null).describe('kept from rows of another register; nobody is asked for it'),
  personal: z
    .strictObject({
      purpose: z.string().trim().min(2).max(200),
      months: z.number().int().min(1).max(1200).nullable().describe('kept for so long after the row has ended; null: as long as the row'),
    })
    .nullable()
    .default(null)
    .describe('sealed, masked in lists, shown for a reason'),
});
export type Field = z.infer<typeof field>;

/** Where a row may stand in its life: not valid yet, valid, over. */
export const phases = ['draft', 'valid', 'ended'] as const;
export type Phase = (typeof phases)[number];
export const registerState = z.strictObject({
  code,
  title,
  phase: z.enum(phases),
  locked: z.boolean().default(false).describe('only who confirms may change a row that stands here'),
  required: z.array(code).max(100).default([]).describe('fields without which no row stands here, beside those always required'),
});
export type RegisterState = z.infer<typeof registerState>;

/** How a row gets from one state to another, and by whom. */
export const transition = z.strictObject({
  from: code,
  to: code,
  title,
  by: z.enum(['write', 'confirm', 'module']).describe('who takes it: `module`, what is done elsewhere – a letter, a decision – alone'),
  reason: z.boolean().default(false).describe('asks why'),
  wait: z
    .strictObject({ field: code, workdays: z.number().int().min(1).max(60) })
    .nullable()
    .default(null)
    .describe('not before so many whole working days have passed since the day in a field, as where something is announced first'),
});
export type Transition = z.infer<typeof transition>;

/** A register as a jurisdiction defines it, by versions. */
export const registerContent = z.strictObject({
  title,
  help: z.string().trim().max(500).default(''),
  fields: z.array(field).max(100),
  rules: z
    .array(z.strictObject({ condition: formula.describe('in CEL: what must hold'), message: title, fields: z.array(code).max(20) }))
    .max(50)
    .default([]),
  states: z.array(registerState).max(20).describe('a new row stands in the first'),
  transitions: z.array(transition).max(60).default([]),
  titleField: code.describe('what a row is called by; found by its pinyin too'),
  area: z
    .string()
    .regex(/^\d{1,20}$/)
    .nullable()
    .default(null)
    .describe(
      'code of the area whose own register it is: its rows lie there, and whoever designs there designs it; null: of the whole jurisdiction',
    ),
  areaField: code.nullable().default(null).describe('where a row lies, for who sees it; null: everybody who reads the register'),
  key: z.array(code).max(5).default([]).describe('fields by which an import finds the row it means'),
  expiry: z
    .strictObject({ field: code, days: z.array(z.number().int().min(0).max(730)).min(1).max(5) })
    .nullable()
    .default(null)
    .describe('the last day of a row, and how many days before it is reminded of'),
  access: z
    .strictObject({ read: z.string().max(80), write: z.string().max(80), confirm: z.string().max(80) })
    .default({ read: 'registers.read', write: 'registers.write', confirm: 'registers.confirm' })
    .describe('permissions that count in areas'),
  reminders: z.array(reminder).max(20).default([]),
  measures: z.array(measure).max(20).default([]),
  page: menuPage.nullable().default(null).describe('its place in the menu; null: it is found among all registers'),
  open: openPage.nullable().default(null).describe('its public page; null: it has none'),
});
export type RegisterContent = z.infer<typeof registerContent>;

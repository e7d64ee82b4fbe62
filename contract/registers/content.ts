import { z } from 'zod';
import { question } from '../kernel/form/shape.ts';
import { label } from '../kernel/values.ts';
import { fieldTypes } from './fields.ts';

const code = z.string().max(40);
const title = label.extend({ zh: z.string().trim().min(1).max(100) });
const formula = z.string().trim().min(1).max(1000);

/** One field of a register: a question of the kit's forms, and what it is for lists, sheets and the law. */
export const field = z.strictObject({
  key: code,
  type: z.enum(fieldTypes),
  question,
  required: z.boolean().default(false),
  unit: z.string().max(20).nullable().default(null).describe('of a number, as it is read: ㎡, 户, 元/月'),
  formula: formula.nullable().default(null).describe('computed, in CEL over the other fields; nobody is asked for it'),
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
  by: z.enum(['write', 'confirm']),
  reason: z.boolean().default(false).describe('asks why'),
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
});
export type RegisterContent = z.infer<typeof registerContent>;

/** Codes of registers, the subjects of their definitions. */
export const registerCode = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/);

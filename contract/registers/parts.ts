import { z } from 'zod';
import { measureUnits } from '../coverage/api.ts';
import { label } from '../kernel/values.ts';
import { areaLevels } from '../territory/levels.ts';
import { condition } from './conditions.ts';
import { pageGroups, pageIcons } from './pages.ts';

/** Codes of registers, the subjects of their definitions. */
export const registerCode = z.string().regex(/^[a-z][a-z0-9_]{1,39}$/);
export const code = z.string().max(40);
export const title = label.extend({ zh: z.string().trim().min(1).max(100) });
export const formula = z.string().trim().min(1).max(1000);
const conditions = z.array(condition).max(10);

/** A figure kept from the rows of another register that point at a row. Rows of no state that is named count in all but their drafts. */
export const gathered = z.strictObject({
  register: registerCode.describe('whose rows'),
  by: code.describe('its field of type `row` that points here'),
  what: z.enum(['count', 'sum', 'min', 'max']),
  field: code.nullable().default(null).describe('its field that is summed or compared; null: rows are counted'),
  states: z.array(code).max(20).default([]).describe('only rows that stand there; none: all'),
  where: conditions.default([]),
});
export type Gathered = z.infer<typeof gathered>;

/** Something somebody has to see to while a condition holds for a row. */
export const reminder = z.strictObject({
  code,
  title,
  condition: formula.describe('in CEL over the fields, `today` and `state`'),
  to: z.enum(['write', 'confirm']).default('write').describe('who is reminded: whoever may do this where the row lies'),
  states: z.array(code).max(20).default([]).describe('only rows that stand there; none: all that are not over'),
});
export type Reminder = z.infer<typeof reminder>;

/**
 * A figure of areas: in per cent how many of the rows `of` meet `where`, or what they sum up to of what those do; in any other unit the number
 * or sum itself, divided by the sum `over` where one is named. Rows count that are valid, unless conditions name a `state`.
 */
export const measure = z.strictObject({
  code,
  title,
  unit: z.enum(measureUnits),
  levels: z.array(z.enum(areaLevels)).min(1).max(areaLevels.length),
  of: conditions.nullable().default(null).describe('the whole; null: all rows'),
  where: conditions.default([]).describe('the part, within the whole'),
  sum: code.nullable().default(null).describe('summed over the part instead of counting it'),
  over: code.nullable().default(null).describe('summed over the whole instead of counting it'),
  rule: z
    .strictObject({
      min: z.number().min(0).nullable().default(null),
      max: z.number().min(0).nullable().default(null),
      severity: z.enum(['must', 'should']).default('should'),
      source: label.extend({ zh: z.string().trim().min(1).max(200) }),
    })
    .nullable()
    .default(null)
    .describe('limits it is held to where a jurisdiction sets no others'),
});
export type RegisterMeasure = z.infer<typeof measure>;

/** Where people find a register. */
export const menuPage = z.strictObject({
  group: z.enum(pageGroups),
  order: z.number().int().min(0).max(999).default(100),
  icon: z.enum(pageIcons).default('book'),
  phone: z.boolean().default(false).describe('first among the registers of the phone'),
});

/** What everybody may read without signing in. */
export const openPage = z.strictObject({
  title,
  help: z.string().trim().max(500).default(''),
  states: z.array(code).min(1).max(20).describe('only rows that stand there'),
  fields: z.array(code).min(1).max(40).describe('in this order; none of them personal'),
  photo: code.nullable().default(null).describe('the field whose first photo stands on top'),
});

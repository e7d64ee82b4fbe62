import { z } from 'zod';
import { shortCode as code, line } from '../kernel/shapes.ts';
import { label as anyLabel, day } from '../kernel/values.ts';
import { markWindows, signs, stepActs } from './values.ts';

const label = anyLabel.extend({ zh: line.min(1).max(60), en: line.max(80).nullable() });
/** Points, two places after the point at most. */
export const points = z
  .number()
  .min(0)
  .max(1_000)
  .refine((x) => Math.abs(x * 100 - Math.round(x * 100)) < 1e-6, 'has more than two places');
const months = z.number().int().min(1).max(36);

/** Something that can be entered about a company. */
export const item = z.strictObject({
  code,
  name: label,
  sign: z.enum(signs),
  points: points.min(0.01).describe('the most one entry gives or takes'),
  months: months.describe('how long an entry lives unless it says otherwise'),
  grave: z.boolean().describe('of a bad one: lives until it is mended, is shown longer before it can be repaired'),
  veto: code.nullable().describe('the best grade that is left while an entry lives'),
});
export type Item = z.output<typeof item>;

/** A grade, reached from a total on. */
export const grade = z.strictObject({
  code,
  name: line.min(1).max(12).describe('as it is published: AAA, 4A'),
  from: points,
  clean: points.nullable().describe('the total that does without any bad entry, where it is a lower one'),
  list: z.enum(['red', 'black']).nullable().describe('the list its companies stand on'),
});
export type Grade = z.output<typeof grade>;

/** What follows where the bad points of a period add up to so many. */
export const step = z.strictObject({
  code,
  name: label.describe('what follows, as it is told'),
  from: points.min(0.01),
  act: z.enum(stepActs),
  months: months.describe('how long it holds'),
});
export type Step = z.output<typeof step>;
export const marks = z.strictObject({
  window: z.enum(markWindows).describe('the period whose bad points are added up'),
  begins: day
    .nullable()
    .describe('the day from which on something follows; entries of before are of a trial and do not add up. Null: at once'),
  steps: z.array(step).min(1).max(6).describe('the lowest first'),
});
export type Marks = z.output<typeof marks>;

export const scheme = z.strictObject({
  title: label,
  source: line.max(300).describe('the rule it follows, shown to companies'),
  window: z.enum(['year', 'rolling']).describe('entries of the calendar year alone, or all that live on the day'),
  base: points.describe('points of a company whose basic information is complete'),
  goodMost: points.nullable(),
  badMost: points.nullable(),
  items: z.array(item).min(1).max(80),
  grades: z.array(grade).min(2).max(8).describe('the best first; the last takes everybody else'),
  missing: line.min(1).max(12).describe('what is published of companies that have not joined'),
  card: z
    .strictObject({ code, of: points.min(1).describe('full points of the card'), most: points.min(0.01) })
    .nullable()
    .describe('the final scores of a card: `most` × their mean ÷ `of` points'),
  marks: marks.nullable().default(null).describe('what follows from bad points, whatever the grade; null: nothing'),
  objectDays: z.number().int().min(1).max(60).describe('working days in which a company can object, to an entry or to its rating'),
  answerDays: z.number().int().min(1).max(60).describe('working days in which somebody else answers'),
  shown: months.describe('months a bad entry is shown before it can be repaired'),
  shownGrave: months,
  shownMost: months.describe('months after which no entry is shown or counted any more'),
});
export type Scheme = z.output<typeof scheme>;

import { z } from 'zod';
import { text } from '../kernel/shapes.ts';
import { day, id, label, moment } from '../kernel/values.ts';
import { periods, subjectKinds, units } from './card.ts';
import { unrankedWhys } from './values.ts';

const count = z.number().int();

const rateShown = z.object({
  code: z.string(),
  name: label,
  unit: z.enum(units),
  figure: z.number().nullable().describe('of all subjects together; null where it cannot be told for all of them'),
  before: z.number().nullable().describe('the same in the period before'),
  mean: z.number().nullable().describe('points on the average of those it was judged for'),
  full: z.number(),
});
/** What a bulletin says of a period: kept as it was issued. */
export const bulletinContent = z.object({
  title: label,
  subjects: z.enum(subjectKinds),
  period: z.enum(periods),
  first: day,
  last: day,
  edition: count,
  digits: count,
  full: z.number(),
  source: z.string(),
  opening: z.string(),
  problems: z.string(),
  demands: z.string(),
  scored: count,
  zones: z.array(
    z.object({
      name: label.nullable(),
      rows: z.array(
        z.object({
          subject: z.string(),
          name: z.string(),
          rank: count.nullable(),
          before: count.nullable().describe('rank in the period before'),
          total: z.number().nullable(),
          band: label.nullable(),
          list: z.enum(['red', 'yellow']).nullable(),
          unranked: z.enum(unrankedWhys).nullable(),
        }),
      ),
    }),
  ),
  indicators: z.array(rateShown),
  lists: z.array(
    z.object({
      list: z.enum(['red', 'yellow']),
      rows: z.array(
        z.object({
          name: z.string(),
          total: z.number().nullable(),
          lost: z
            .array(z.object({ name: label, points: z.number(), full: z.number() }))
            .describe('where most points were lost, at most three'),
        }),
      ),
    }),
  ),
  appeals: z.object({ raised: count, granted: count, refused: count }),
  corrections: z.array(z.object({ edition: count, reason: z.string() })).describe('editions after what was frozen'),
});
export type BulletinContent = z.infer<typeof bulletinContent>;
export const bulletin = z.object({
  id,
  runId: id,
  year: count,
  number: count.describe('counted through a year'),
  title: label,
  first: day,
  last: day,
  issuedAt: moment,
  replaced: z.boolean().describe('a later edition of the period has a bulletin of its own'),
});
export type Bulletin = z.infer<typeof bulletin>;
/** What whoever issues a bulletin adds to it. */
export const bulletinWords = {
  opening: text.max(2_000).default(''),
  problems: text.max(2_000).default(''),
  demands: text.max(2_000).default(''),
};

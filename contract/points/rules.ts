import { z } from 'zod';
import { line, shortCode } from '../kernel/shapes.ts';
import { day, id, label } from '../kernel/values.ts';
import { capPeriods, personClasses } from './rule-values.ts';

/** The name of a kind of act, `<module>.<what>`. */
export const actCode = z
  .string()
  .max(80)
  .regex(/^[a-z_]+\.[a-z_]+$/)
  .meta({ examples: ['volunteers.hours'] });
/** A kind within an act, as the module that brings the act names it. */
export const actKind = line.min(1).max(60);
/** No more than that for one hour or one time; what is below nought is refused with words by the rules of the book. */
const points = z.number().int().max(10_000);
const cap = z.object({ per: z.enum(capPeriods), points });

/** One rule: what an act pays. The most special one that fits pays, and it alone. */
export const pointRule = z.object({
  code: shortCode,
  title: label.extend({ zh: z.string().trim().min(1).max(60), en: z.string().trim().max(80).nullable() }),
  act: actCode,
  kinds: z.array(actKind).max(40).default([]).describe('empty: all of them'),
  classes: z.array(z.enum(personClasses)).max(personClasses.length).default([]).describe('empty: everybody'),
  points: points.describe('for an hour, or for each time'),
  caps: z.array(cap).max(10).default([]).describe('of this rule alone'),
  months: z.number().int().min(1).max(120).nullable().describe('after which what it paid expires; null: never'),
  area: z
    .string()
    .regex(/^\d{6,20}$/)
    .nullable()
    .default(null)
    .describe('code of the area in which it holds; null: everywhere'),
  budget: id.nullable().default(null).describe('that it is paid from; null: the nearest one up the tree'),
  from: day.nullable().default(null),
  until: day.nullable().default(null).describe('its last day'),
  basis: line.max(200).default('').describe('who decided it, and when'),
});
export type PointRule = z.output<typeof pointRule>;

/** All rules of a jurisdiction. An act is paid by the book that held on its day. */
export const pointRules = z.object({
  step: z.number().int().min(1).max(60).describe('minutes in which time is counted; what is left over below one counts for nothing'),
  seasons: z.array(z.number().int().min(1).max(12)).min(1).max(12).describe('months with whose first day a season begins'),
  caps: z
    .array(cap.extend({ class: z.enum(personClasses).nullable().describe('null: everybody') }))
    .max(40)
    .describe('over all rules; of those for what somebody is, the widest holds'),
  rules: z.array(pointRule).max(200),
});
export type PointRules = z.output<typeof pointRules>;

const usual = {
  kinds: [],
  classes: [],
  area: null,
  budget: null,
  from: null,
  until: null,
  months: 36,
  basis: '',
} satisfies Partial<PointRule>;

/** The rules that come along: an hour of service is a point. */
export const shippedRules: PointRules = {
  step: 30,
  seasons: [1, 4, 7, 10],
  caps: [
    { class: null, per: 'day', points: 10 },
    { class: 'resident', per: 'month', points: 60 },
    { class: 'party_member', per: 'month', points: 60 },
    { class: 'volunteer', per: 'month', points: 100 },
    { class: 'courier', per: 'month', points: 60 },
    { class: null, per: 'year', points: 800 },
  ],
  rules: [
    {
      ...usual,
      code: 'service_hours',
      title: { zh: '志愿服务时长', en: 'Hours of voluntary service' },
      act: 'volunteers.hours',
      points: 1,
      caps: [{ per: 'day', points: 8 }],
    },
    {
      ...usual,
      code: 'courier_reports',
      title: { zh: '小哥随手拍（设施、场所隐患）', en: 'What couriers report of things and places' },
      act: 'couriers.report',
      classes: ['courier'],
      points: 2,
      caps: [
        { per: 'day', points: 4 },
        { per: 'month', points: 20 },
      ],
    },
    {
      ...usual,
      code: 'resident_reports',
      title: { zh: '居民随手拍（设施、场所隐患）', en: 'What residents report of things and places' },
      act: 'couriers.report',
      points: 1,
      caps: [
        { per: 'day', points: 2 },
        { per: 'month', points: 10 },
      ],
    },
  ],
};

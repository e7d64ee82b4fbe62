import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { day } from '../kernel/values.ts';
import { actUnits, personClasses } from './rule-values.ts';
import { actCode } from './rules.ts';

/** What can earn points, as the modules that bring it say. */
export const earningAct = z.object({
  act: actCode,
  unit: z.enum(actUnits),
  title: z.string(),
  kinds: z.array(z.object({ code: z.string(), title: z.string(), earns: z.boolean().describe('false: about persons, never paid') })),
  byHand: z.boolean().describe('may be entered by hand'),
});
export type EarningActShown = z.infer<typeof earningAct>;

export const listActs = endpoint({
  method: 'GET',
  path: '/api/points/acts',
  access: 'session',
  summary: 'What can earn points',
  response: z.object({ items: z.array(earningAct) }),
});

const sum = z.object({ was: z.number().int(), is: z.number().int() });
const effectRow = sum.extend({
  persons: z.number().int().describe('how many people stand behind it; below the least that is shown they are put together'),
  acts: z.number().int(),
});
/** What other rules would have paid for the acts of last month. Sums alone: nobody is named, and no sum is of fewer than some people. */
export const effect = z.object({
  from: day,
  to: day,
  acts: z.number().int().describe('acts looked at'),
  oneIn: z.number().int().describe('of so many people one was looked at, and sums are multiplied'),
  least: z.number().int().describe('people a sum stands for at least'),
  total: sum,
  capped: sum.describe('points that a cap kept from being paid'),
  byAct: z.array(effectRow.extend({ act: actCode, title: z.string() })),
  byClass: z.array(effectRow.extend({ class: z.enum(personClasses) })),
  byArea: z.array(effectRow.extend({ code: z.string().nullable().describe('null: areas put together'), name: z.string().nullable() })),
});
export type Effect = z.infer<typeof effect>;

export const rulesEffect = endpoint({
  method: 'POST',
  path: '/api/points/rules/effect',
  access: 'session',
  summary: 'What rules that are not saved yet would have paid for last month’s acts, by the code that pays; nothing is stored',
  largestBody: 512 * 1024,
  mostParts: 60_000,
  body: z.object({ content: z.unknown() }),
  response: effect,
  errors: [
    'points.rules_wrong',
    'points.deducts',
    'points.pays_nothing',
    'points.pays_itself',
    'points.act_unknown',
    'points.kind_unknown',
    'points.for_persons',
    'points.for_traces',
    'points.for_likes',
    'points.for_log_in',
    'points.for_study_time',
    'points.for_recruiting',
    'points.cap_negative',
    'points.book_cap_negative',
    'points.days_reversed',
    'points.rule_twice',
  ],
});

import { z } from 'zod';
import { shortCode as code, line } from '../kernel/shapes.ts';
import { label as anyLabel, id } from '../kernel/values.ts';

/** What a figure is told in; rates are a number of things in each `scale` of others. */
export const units = ['count', 'percent', 'per_100', 'per_1000', 'hours', 'yuan', 'points'] as const;
export type Unit = (typeof units)[number];
/** What n ÷ of is multiplied by. */
export const scaleOf = (unit: Unit): number => (unit === 'percent' || unit === 'per_100' ? 100 : unit === 'per_1000' ? 1000 : 1);

/** Who can be scored. Residents never are; posts, and managers of property companies, stand for a duty and not for whoever holds it. */
export const subjectKinds = ['company', 'estate', 'community', 'street', 'department', 'post', 'manager'] as const;
export type SubjectKind = (typeof subjectKinds)[number];
/** Whether people at work stand behind it: they have points and their reasons, and neither rank nor list. */
export const isPost = (kind: SubjectKind): boolean => kind === 'post' || kind === 'manager';
/** Roles whose posts a card may be about: those of the field and of the offices over it, whose holders follow the scores of just their area. */
export const postRoles = ['grid_worker', 'clerk', 'dispatcher'] as const;
export const periods = ['month', 'quarter', 'half', 'year'] as const;
export type Period = (typeof periods)[number];

const label = anyLabel.extend({ zh: line.min(1).max(60), en: line.max(80).nullable() });
/** A number of points or of a figure: four places after the point are more than any published rule has. */
const number = z
  .number()
  .min(-1_000_000)
  .max(1_000_000)
  .refine((x) => Math.abs(x * 10_000 - Math.round(x * 10_000)) < 1e-6, 'has more than four places');
const points = number.min(0).max(10_000);

/**
 * How a figure becomes points, `full` being those of the indicator.
 * - `share`: full × figure ÷ 100, for rates in per cent;
 * - `reach`: full − each × (what is short of the target), at least `floor` (Lianyungang's hotline);
 * - `steps`: the points of the last step whose `from` the figure reaches, in order; below the first `otherwise`;
 * - `deduct`: full − each × figure, at least `floor`; `add`: each × figure, at most full;
 * - `place`: first of the zone full, last `floor`, those between by even steps, equal figures equal points;
 * - `span`: full for the best figure of the zone, `floor` for the worst, in proportion between them;
 * - `given`: the figure is the points;
 * - `formula`: an expression over `figure`, `full`, `n` and `of`.
 */
export const scoring = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('share') }),
  z.strictObject({ kind: z.literal('reach'), target: number, each: points, floor: points }),
  z.strictObject({
    kind: z.literal('steps'),
    steps: z
      .array(z.strictObject({ from: number, points }))
      .min(1)
      .max(20),
    otherwise: points,
  }),
  z.strictObject({ kind: z.literal('deduct'), each: points, floor: points }),
  z.strictObject({ kind: z.literal('add'), each: points }),
  z.strictObject({ kind: z.literal('place'), floor: points }),
  z.strictObject({ kind: z.literal('span'), floor: points }),
  z.strictObject({ kind: z.literal('given') }),
  z.strictObject({ kind: z.literal('formula'), text: z.string().trim().min(1).max(1_000) }),
]);
export type Scoring = z.output<typeof scoring>;

export const source = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('measure'),
    measure: z
      .string()
      .regex(/^[a-z_]+\.[a-z0-9_.]+$/)
      .max(80),
    category: z
      .string()
      .regex(/^[\w-]{1,20}$/)
      .optional()
      .describe('cases of this category and those below it alone; where the measure tells them apart'),
  }),
  z.strictObject({ kind: z.literal('given'), help: line.max(200).describe('what whoever scores goes by') }),
  z.strictObject({
    kind: z.literal('formula'),
    text: z.string().trim().min(1).max(1_000).describe('over the figures of other indicators, by code'),
  }),
]);

export const indicator = z.strictObject({
  code,
  name: label,
  unit: z.enum(units),
  better: z.enum(['more', 'less']),
  source,
  full: points.describe('points it can give; with `outside` at most added to or, where it deducts, taken from the whole'),
  scoring,
  outside: z.boolean().describe('beyond the full points of the card: a bonus or, with `deduct`, a malus'),
  least: z.number().int().min(0).max(100_000).describe('sample from which a rate tells something; 0: any'),
  small: z.enum(['apart', 'drawn']).describe('what a smaller sample means: it does not count, or its rate is drawn to that of the zone'),
  pull: z.number().int().min(0).max(10_000).describe('with `drawn`: things of the zone that are added to the sample'),
  exempt: z.enum(['spread', 'full']).describe('its points where a subject is exempt: spread over the others, or given'),
  none: z.enum(['spread', 'full']).describe('the same where there was nothing to be judged, such as no order'),
  zones: z.record(code, points).describe('points it can give in a zone, where they differ'),
});
export type Indicator = z.output<typeof indicator>;

export const zone = z.strictObject({ code, name: label, subjects: z.array(z.string().max(60)).max(2_000).describe('keys of subjects') });
export const band = z.strictObject({ code, name: label, from: number.describe('total from which it holds') });
export const veto = z.strictObject({
  indicator: code,
  when: z.enum(['above', 'below']),
  than: number,
  band: code.describe('the best band that is left'),
});
/** Who stands on a published list: the first or last so many by rank, or all from a total on or below one. */
export const listRule = z.strictObject({
  most: z.number().int().min(1).max(200).nullable(),
  total: number.nullable(),
});

export const card = z.strictObject({
  title: label,
  subjects: z.enum(subjectKinds),
  roles: z.array(z.enum(postRoles)).min(1).max(postRoles.length).optional().describe('of posts: those of these roles alone; none: all'),
  period: z.enum(periods),
  full: points.min(1),
  digits: z.number().int().min(0).max(4).describe('places of a total after the point; rounded half up, once, at the end'),
  indicators: z.array(indicator).min(1).max(60),
  zones: z.array(zone).max(20).describe('classes with weights and ranks of their own; whoever is in none forms one of their own'),
  bands: z.array(band).max(12).describe('grades, best first'),
  vetoes: z.array(veto).max(20),
  red: listRule.nullable(),
  yellow: listRule.nullable(),
  ranked: z.number().min(0).max(100).describe('per cent of the full points that must rest on figures for a subject to have a rank'),
  appealDays: z.number().int().min(1).max(60).describe('working days in which the scored can appeal'),
  answerDays: z.number().int().min(1).max(60).describe('working days in which another reviewer answers'),
  source: line.max(300).describe('the rule the card follows, shown to the scored'),
  owner: id
    .nullable()
    .optional()
    .describe(
      'the department in whose line it stands; none: the whole jurisdiction. One of a department scores neither streets nor communities',
    ),
});
export type Card = z.output<typeof card>;

/** Points an indicator can give in a zone. */
export const fullIn = ({ full, zones }: Pick<Indicator, 'full' | 'zones'>, zone: string): number => zones[zone] ?? full;

import { z } from 'zod';
import { shortCode as code } from '../kernel/shapes.ts';
import { label } from '../kernel/values.ts';
import { meals, payers } from './kinds.ts';

const words = (max: number) => label.extend({ zh: z.string().trim().min(1).max(max) });
const fen = z.number().int().min(0).max(100_000);
const percent = z.number().min(0).max(100);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** What a tier does to the price. */
export const tierRule = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('pays'), fen: fen.describe('what the person pays') }),
  z.strictObject({ kind: z.literal('off'), fen: fen.describe('less than the price') }),
  z.strictObject({
    kind: z.literal('percent'),
    percent: percent.describe('less than the price'),
    most: fen.nullable().describe('at most so much less'),
  }),
]);
export type TierRule = z.infer<typeof tierRule>;

/** Who eats at what price. */
export const tier = z.strictObject({
  code,
  title: words(40),
  ages: z
    .strictObject({ from: z.number().int().min(0).max(150), to: z.number().int().min(0).max(150).nullable() })
    .nullable()
    .describe('whole years, both included; null: any age'),
  classes: z.array(z.string().max(90)).max(20).describe('any of them; empty: everybody. A tier with classes goes before one without'),
  local: z.boolean().nullable().describe('registered here 户籍; null: either'),
  rule: tierRule,
  first: tierRule.nullable().describe('for the first meal of a day, where it differs'),
});
export type Tier = z.infer<typeof tier>;

/** Who bears what the person does not. */
export const payerShare = z.strictObject({
  payer: z.enum(payers),
  for: z
    .enum(['anyone', 'district', 'town'])
    .describe('whose meals: of anyone, of who lives in the jurisdiction, of who lives in the town of the canteen'),
  share: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('fen'), fen }),
    z.strictObject({ kind: z.literal('percent'), percent: percent.describe('of what the person does not pay') }),
    z.strictObject({ kind: z.literal('rest') }),
  ]),
});
export type PayerShare = z.infer<typeof payerShare>;

/** Prices, tiers and payers of canteens. */
export const canteenTiers = z.strictObject({
  title: words(80),
  source: words(300).describe('the rule it follows'),
  meals: z
    .array(z.strictObject({ meal: z.enum(meals), fen, from: time, to: time }))
    .min(1)
    .max(meals.length),
  rounding: z
    .strictObject({ to: z.literal([1, 10, 50, 100]), way: z.enum(['down', 'up', 'nearest']) })
    .describe('of what the person pays, in fen'),
  tiers: z.array(tier).max(30),
  payers: z.array(payerShare).max(payers.length),
  order: z
    .strictObject({ days: z.number().int().min(1).max(7), until: time })
    .nullable()
    .describe('a meal is ordered so many days ahead, by that time; null: nobody orders'),
});
export type CanteenTiers = z.infer<typeof canteenTiers>;

/** Codes of the tiers that come along, to begin with. */
export const shippedTiers = ['guangzhou', 'zhengguo', 'shenyang', 'yangzhou', 'taian', 'liancheng', 'huangxiang'] as const;
export type ShippedTiers = (typeof shippedTiers)[number];

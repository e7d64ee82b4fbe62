import { z } from 'zod';
import { shortCode as code } from '../kernel/shapes.ts';
import { label } from '../kernel/values.ts';

const words = (max: number) => label.extend({ zh: z.string().trim().min(1).max(max) });
const fen = z.number().int().min(0).max(10_000_000);
const grade = z.number().int().min(1).max(100);

/** Yearly ratings of a community worker. */
export const ratings = ['excellent', 'qualified', 'basic', 'unqualified'] as const;
/** Ratings whose years a scheme may leave out of service. */
export const lowRatings = ['basic', 'unqualified'] as const;

/** How many people a community shall have: by its households, and by ten thousand residents. */
export const headcountNorm = z.strictObject({
  steps: z
    .array(z.strictObject({ households: z.number().int().min(1).max(1_000_000), persons: z.number().int().min(0).max(200) }))
    .max(20)
    .describe('up to so many households, so many persons; in rising order'),
  beyond: z
    .strictObject({ households: z.number().int().min(1).max(100_000) })
    .nullable()
    .describe('one more for every further so many households'),
  committee: z.number().int().min(0).max(30).describe('members of the residents committee, beside those'),
  most: z.number().int().min(1).max(500).nullable(),
  perTenThousand: z.number().min(0).max(200).nullable().describe('at least so many for 10,000 residents'),
});
export type HeadcountNorm = z.infer<typeof headcountNorm>;

/** How community workers are graded, paid and promoted. Money is in fen a month. */
export const scheme = z.strictObject({
  title: words(80),
  source: words(300).describe('the rule it follows'),
  posts: z
    .array(z.strictObject({ code, title: words(40), from: grade, to: grade }))
    .max(20)
    .describe('each with the grades it reaches from and to'),
  coefficients: z.array(z.number().positive().max(50)).max(100).describe('of each grade, from the first'),
  base: fen.describe('what coefficient 1 is paid'),
  basicPercent: z.number().int().min(0).max(100).describe('of pay that is basic; the rest is paid by performance'),
  stepYears: z.number().int().min(1).max(20).describe('years of service for one grade more'),
  uncounted: z.array(z.enum(lowRatings)).max(2).describe('ratings whose year does not count'),
  degrees: z
    .array(
      z.strictObject({
        code,
        title: words(40),
        grades: z.number().int().min(0).max(20).describe('more, for diploma and degree'),
        years: z.number().int().min(0).max(20).describe('counted as served, for one of both alone'),
      }),
    )
    .max(10),
  certificates: z.array(z.strictObject({ code, title: words(40), fen })).max(10),
  headcount: headcountNorm,
});
export type Scheme = z.infer<typeof scheme>;

/** Codes of the schemes that come along, to begin with. */
export const shippedSchemes = ['three_posts_18', 'four_posts_6', 'four_posts_24', 'grades_60'] as const;
export type ShippedScheme = (typeof shippedSchemes)[number];

import { z } from 'zod';
import { line, shortCode } from '../kernel/shapes.ts';
import { label as anyLabel } from '../kernel/values.ts';

export const code = shortCode;
const label = anyLabel.extend({ zh: line.min(1).max(60), en: line.max(80).nullable() });
const inHundredths = (x: number): boolean => Math.abs(x * 100 - Math.round(x * 100)) < 1e-6;
/** Whole cents, up to ten milliard yuan. */
export const cents = z.number().int().min(0).max(1_000_000_000_000);
const score = z.number().min(0).max(1_000).refine(inHundredths, 'has more than two places');

/** What a year of an estate is worth before its score is looked at. */
export const basis = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('household'),
    cents: cents.describe('a household and year'),
    otherwise: cents
      .nullable()
      .describe('where no company holds the contract: the community, the street or the owners run it; null: the same'),
  }),
  z.strictObject({ kind: z.literal('area'), cents: cents.describe('a square metre and year') }),
  z.strictObject({
    kind: z.literal('sizes'),
    sizes: z
      .array(
        z.strictObject({ most: z.number().int().min(1).max(100_000_000).nullable().describe('square metres, included; null: any'), cents }),
      )
      .min(1)
      .max(12)
      .describe('the smallest first; the last takes all that are larger'),
  }),
]);
export type Basis = z.output<typeof basis>;

export const scheme = z.strictObject({
  title: label,
  source: line.max(300).describe('the rule it follows'),
  card: code.describe('the card of estates whose final scores it goes by'),
  basis,
  bands: z
    .array(z.strictObject({ from: score, share: z.number().min(0).max(100).refine(inHundredths, 'has more than two places') }))
    .min(1)
    .max(12)
    .describe('per cent paid from a score on, the best first; below the last nothing'),
  floor: z
    .strictObject({ cents, from: score })
    .nullable()
    .describe('what the district adds up to for an estate and year that reaches a score'),
  cap: cents.nullable().describe('the most for an estate and year'),
  budget: cents.describe('of a year; where the sum is over it, all are cut in proportion'),
});
export type SubsidyScheme = z.output<typeof scheme>;

import { z } from 'zod';
import { line } from './shapes.ts';
import { day } from './values.ts';

/** A part of those due or present: at least n/d of them or, `strict`, more. 以上 includes the number, 过半数 does not (Civil Code, art. 1259). */
export const part = z
  .strictObject({
    of: z.enum(['due', 'present']),
    n: z.number().int().min(1).max(100),
    d: z.number().int().min(1).max(100),
    strict: z.boolean().describe('more than; false: at least'),
  })
  .refine(({ n, d }) => n <= d, 'is more than all');
export type Part = z.output<typeof part>;

/** What holds for deciding together from a day on: laws and local rules change, and whoever meets goes by those of their day. */
export const terms = z.strictObject({
  since: day,
  quorum: part.nullable().describe('of those due; null: any number may meet'),
  majority: part,
  source: line.min(2).max(200).describe('the rule it comes from, shown to whoever asks why'),
});
export type Terms = z.output<typeof terms>;

const isInTurn = (all: readonly { readonly since: string }[]): boolean =>
  all.every(({ since }, i) => i === 0 || since > (all[i - 1]?.since ?? ''));
/** Terms one after another, each from a later day than the one before. */
export const dated = <S extends z.ZodType<{ readonly since: string }>>(one: S) =>
  z.array(one).min(1).max(20).refine(isInTurn, 'is not in order');

/** What holds on a day, `YYYY-MM-DD`: the newest terms that began by then, else the oldest there are. */
export const termsOn = <T extends { readonly since: string }>(all: readonly T[], day: string): T =>
  all.findLast(({ since }) => since <= day) ?? (all[0] as T);

/** 过半数, 三分之二以上. */
export const half = { n: 1, d: 2, strict: true } as const;
export const twoThirds = { n: 2, d: 3, strict: false } as const;

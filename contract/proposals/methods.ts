import { z } from 'zod';
import { shortCode, text } from '../kernel/shapes.ts';
import { label } from '../kernel/values.ts';
import { shareOf } from './rule.ts';
import { decidingWays, participants, publishedThings, stepKinds } from './values.ts';

export const methodCode = shortCode;
const title = label.extend({ zh: z.string().trim().min(1).max(40), en: z.string().trim().max(80).nullable() });

const share = z.strictObject({
  of: z.enum(shareOf),
  n: z.number().int().min(1).max(100),
  d: z.number().int().min(1).max(100),
  strict: z.boolean().describe('more than; else at least'),
});

/** One step of a method. */
export const methodStep = z.strictObject({
  code: methodCode,
  title,
  kind: z.enum(stepKinds),
  participants: z.enum(participants),
  noticeDays: z.number().int().min(0).max(60).describe('days between the announcement and the first day of the step, at least'),
  days: z.number().int().min(1).max(180).describe('how long it lasts, at least'),
  rule: z.strictObject({ quorum: share.nullable(), majority: share }).nullable().describe('of a step that resolves'),
  ways: z.array(z.enum(decidingWays)).max(2).default([]).describe('of a step that decides'),
  mayMerge: z.boolean().default(false).describe('may be held in one with the step before, where the same persons hold both posts'),
  published: z.enum(publishedThings),
  publishDays: z.number().int().min(1).max(90).nullable().default(null),
});
export type MethodStep = z.output<typeof methodStep>;

/** A way in which something common is proposed, discussed and decided. */
export const method = z.strictObject({
  code: methodCode,
  title,
  source: text.min(2).max(300).describe('what it rests on; shown'),
  retired: z.boolean().default(false),
  steps: z.array(methodStep).min(2).max(10),
});
export type Method = z.output<typeof method>;

export const methods = z.strictObject({ methods: z.array(method).min(1).max(20) });
export type Methods = z.output<typeof methods>;

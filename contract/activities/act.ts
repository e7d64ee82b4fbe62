import { z } from 'zod';
import { day, id, moment, point } from '../kernel/values.ts';
import { workLineCode } from '../territory/lines.ts';
import { doubtKinds } from './act-values.ts';

/** Where somebody stood when they acted: measured once, at the act, with its accuracy in metres. */
export const measuredPoint = z.strictObject({ ...point.shape, accuracy: z.number().min(0).max(100_000) });

/** What every act on the spot says of when and where it took place. */
export const fieldAct = z.strictObject({
  at: moment.describe('when it took place, by the clock of the phone'),
  sentAt: moment.describe('when it was sent, by the same clock; put in anew at each sending'),
  point: measuredPoint.nullable().describe('null: no position was measured'),
});
export type FieldAct = z.infer<typeof fieldAct>;

export const doubt = z.object({ kind: z.enum(doubtKinds), value: z.number().nullable(), limit: z.number().nullable() });

/** Lines of work an act serves: recorded once, counted for each. */
export const servedLines = z
  .array(workLineCode)
  .max(20)
  .refine((codes) => new Set(codes).size === codes.length, 'names one line twice');

/** An act as the page of what is recorded about a worker shows it. */
export const recordedAct = z.object({
  id,
  what: z.string().describe('`<module>.<act>`'),
  words: z.string().describe('key of what it is called, with the namespace'),
  page: z.string().nullable().describe('address of the phone where it is seen'),
  summary: z.string().nullable().describe('names no person'),
  area: z.string(),
  lines: z.array(z.string()).describe('names of the lines of work it serves'),
  actedAt: moment.describe('when it took place, by the clock of the platform'),
  deviceAt: moment.describe('the same by the clock of the phone'),
  receivedAt: moment,
  point: measuredPoint.nullable(),
  minutes: z.number().int().nullable(),
  doubts: z.array(doubt),
});
export type RecordedAct = z.infer<typeof recordedAct>;

/** Days of acts, both included. */
export const actDays = z.object({ from: day, until: day });

import { z } from 'zod';
import type { Format } from '../kernel/form/schema.ts';
import { answers as values } from '../kernel/form/shape.ts';

/** What residents can be asked on their phones: nothing that only staff can look up or send in, and no identity number for a report. */
export const formatsForReporters: readonly Format[] = ['long-text', 'date', 'phone', 'money', 'area', 'organisation', 'place', 'photo'];

/** Answers of a report to the extra questions of its category, or of one above it. */
export const reportAnswers = z.object({
  category: z.string().max(20).describe('whose questions they are'),
  version: z
    .number()
    .int()
    .positive()
    .describe('of the categories when they were asked; a phone without a network may ask older questions'),
  values,
});
export type ReportAnswers = z.infer<typeof reportAnswers>;

const label = z.object({ zh: z.string(), en: z.string().nullable() });
/** Answers in words, each with its question as it was asked. */
export const toldAnswers = z.array(z.object({ key: z.string(), title: label, answer: label }));

import { z } from 'zod';
import type { Format } from '../kernel/form/schema.ts';
import { formSchema, answers as values } from '../kernel/form/shape.ts';
import { typeCode } from './categories.ts';

/** What residents can be asked on their phones: nothing that only staff can look up or send in, and no identity number for a report. */
export const formatsForReporters: readonly Format[] = ['long-text', 'date', 'phone', 'money', 'area', 'organisation', 'place', 'photo'];

const version = z.number().int().positive();

/** Answers of a report to the extra questions of its category, or of one above it. */
export const reportAnswers = z.object({
  category: z.string().max(20).describe('whose questions they are'),
  version: version.describe('of the categories when they were asked; a phone without a network may ask older questions'),
  values,
});
export type ReportAnswers = z.infer<typeof reportAnswers>;

/** Answers of a report to the extra questions of the case type with which its category begins. */
export const typeAnswers = z.object({
  type: typeCode.describe('whose questions they are'),
  version: version.describe('of the case types when they were asked'),
  values,
});
export type TypeAnswers = z.infer<typeof typeAnswers>;

/** What the case types ask besides, by versions of their own. */
export const typeQuestions = z.object({
  version: version.describe('of the case types, with which reports name the questions they answer'),
  items: z.array(z.object({ code: typeCode, name: z.string(), nameEn: z.string(), questions: formSchema })),
});

const label = z.object({ zh: z.string(), en: z.string().nullable() });
/** Answers in words, each with its question as it was asked. */
export const toldAnswers = z.array(z.object({ key: z.string(), title: label, answer: label }));

import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line } from '../kernel/shapes.ts';
import { id, label } from '../kernel/values.ts';
import { source } from './content.ts';
import { cellTypes } from './kinds.ts';

/** A heading as somebody is about to ask for it. */
export const wantedColumn = z.object({
  key: z.string().max(40),
  title: line.max(100),
  type: z.enum(cellTypes).default('number'),
  options: z.array(line.max(40)).max(20).default([]),
  unit: z.string().max(20).nullable().default(null),
});
export type WantedColumn = z.infer<typeof wantedColumn>;

/** Why a heading is taken for one that is known: the same word, words that mean the same, words that sound the same, words that look alike. */
export const whyAlike = ['same', 'synonym', 'sound', 'alike'] as const;

/** Something known that a heading asks for again. */
export const knownColumn = z.object({
  key: z.string().describe('of the heading'),
  in: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('register'), code: z.string(), title: label }),
    z.object({ kind: z.literal('task'), id, title: z.string(), day: z.string().nullable(), over: z.boolean() }),
    z.object({ kind: z.literal('base') }),
  ]),
  title: z.string().describe('what it is called there'),
  why: z.enum(whyAlike),
  score: z.number().describe('0 … 1'),
  source: source.describe('takes the figure from there'),
});
export type KnownColumn = z.infer<typeof knownColumn>;

export const comparison = z.object({
  columns: z.number().int(),
  known: z.number().int().describe('of these so many are known already'),
  items: z.array(knownColumn).describe('the best for each heading, in their order; others that fit behind it, at most three in all'),
  asked: z
    .array(z.object({ id, title: z.string(), asker: z.string(), day: z.string(), over: z.boolean(), columns: z.number().int() }))
    .describe('tasks that ask for several of these columns, most first'),
});
export type Comparison = z.infer<typeof comparison>;

export const compareColumns = endpoint({
  method: 'POST',
  path: '/api/collections/compare',
  access: 'session',
  summary: 'Which of some headings registers, base data, running and former tasks know already, and by what source',
  body: z.object({ columns: z.array(wantedColumn).min(1).max(60), except: id.nullable().default(null).describe('the task itself') }),
  largestBody: 512 * 1024,
  response: comparison,
  errors: ['session.forbidden'],
});

import { z } from 'zod';
import { formSchema } from '../kernel/form/shape.ts';
import { line } from '../kernel/shapes.ts';
import { actions } from './actions/index.ts';
import { limit, stages, typeCode } from './categories.ts';
import { states } from './states.ts';

const label = z.object({ zh: line.min(1).max(500), en: line.max(800).nullable() });

/** One action in one state, as a type lets it be taken. */
const move = z.object({
  to: z.enum([...states, 'same', 'previous']),
  by: z.array(z.string().max(60)).max(8).describe('permissions, any of which lets a post take it; none: no post does'),
  reporter: z.boolean().describe('whether the reporter may'),
  taker: z.boolean().optional().describe('whether whoever takes the matter on may; left out: no'),
});

/** A state as a type uses it. */
const stateOfType = z.object({
  clock: z.boolean().describe('whether the limit of its stage runs'),
  why: line.max(200).nullable().describe('why none runs, where somebody still has to act'),
  moves: z.partialRecord(z.enum(actions as readonly [(typeof actions)[number]]), move),
});

/** What is kept back from colleagues: nothing but what always is, the parties from everybody who need not speak with them, or who reported from everybody. */
export const privacies = ['usual', 'parties', 'reporter'] as const;

/** A case type (案件类型): how cases of one kind live. A running case keeps the version it began with. */
export const caseType = z.object({
  code: typeCode,
  name: line.min(1).max(40),
  nameEn: line.min(1).max(80),
  retired: z.boolean().describe('no new case begins with it; running ones go on'),
  life: z.partialRecord(z.enum(states), stateOfType),
  limits: z.partialRecord(z.enum([...stages, 'total']), limit).describe('where neither the category nor one above it says otherwise'),
  filing: z.array(z.string().max(80)).max(20).describe('conditions that must hold before a case is filed'),
  closing: z.array(z.string().max(80)).max(20).describe('conditions that must hold before a case is closed'),
  privacy: z.enum(privacies),
  notice: label.nullable().describe('what its reporters are told on the page of their case'),
  questions: formSchema.optional().describe('extra questions of its reports, beside those of the category; left out: none'),
});
export type CaseType = z.infer<typeof caseType>;

/** What has no category begins with this type: it always is there. */
export const baseType = 'complaint';

/** All case types of a jurisdiction, in the order of lists. */
export const typeBook = z.object({ types: z.array(caseType).min(1).max(60) });
export type TypeBook = z.infer<typeof typeBook>;

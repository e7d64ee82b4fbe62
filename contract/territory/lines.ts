import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { kindCode } from '../kernel/kind-shapes.ts';
import { shortCode } from '../kernel/shapes.ts';
import { done, id, label } from '../kernel/values.ts';
import { areaKindSet } from './kinds.ts';
import { areaLevels } from './levels.ts';

/** One line of text as people write it: trimmed, not empty, no control characters. */
export const wordsUpTo = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .regex(/^\P{Cc}*$/u);

export const workLineCode = shortCode;
const line = z.object({ code: workLineCode, name: label.extend({ zh: wordsUpTo(20), en: wordsUpTo(40).nullable() }) });
/** A line of work 条线 that shares the grids with others (多网合一). */
export type WorkLine = z.infer<typeof line>;

/** The lines of work of a jurisdiction that has not configured its own. */
export const standardLines: readonly WorkLine[] = [
  { code: 'party', name: { zh: '党建', en: 'Party building' } },
  { code: 'safety', name: { zh: '平安', en: 'Public safety' } },
  { code: 'city_management', name: { zh: '城管', en: 'City management' } },
  { code: 'civilised_city', name: { zh: '文明创建', en: 'Civilised city' } },
  { code: 'ethnic_unity', name: { zh: '民族团结', en: 'Ethnic unity' } },
  { code: 'health', name: { zh: '卫生健康', en: 'Health' } },
];

/** All lines of work of a jurisdiction. */
export const workLines = z
  .array(line)
  .min(1)
  .max(20)
  .refine((items) => new Set(items.map(({ code }) => code)).size === items.length, 'has one code twice');

export const listLines = endpoint({
  method: 'GET',
  path: '/api/lines-of-work',
  access: 'session',
  summary: 'The lines of work that share the grids of the jurisdiction',
  response: z.object({
    items: z.array(line),
    version: z.string().describe('changes whenever the lines do; sent back with a change'),
    mayConfigure: z.boolean(),
    carried: z
      .record(workLineCode, z.number().int())
      .describe('how many present and coming areas carry each line, where any does; empty for who may not configure'),
  }),
});
/** The lines of work with what the page that configures them needs. */
export type WorkLines = z.infer<typeof listLines.response>;
export const setLines = endpoint({
  method: 'PUT',
  path: '/api/lines-of-work',
  access: 'session',
  summary: 'Configures the lines of work; a line that grids still carry cannot be left out',
  body: z.object({
    id,
    version: z.string().max(64),
    items: workLines,
  }),
  response: done,
  errors: ['territory.line_in_use', 'territory.lines_changed'],
});

const name = wordsUpTo(60);
const count = z.number().int().min(0).max(100_000_000).nullable();
const facts = {
  name,
  shortName: name,
  kind: kindCode(areaKindSet).nullable(),
  households: count,
  residents: count,
  names: z.array(name).max(200).describe('place words that lie in it'),
};

/** An area with what is known of it. */
export const areaFacts = z.object({
  id,
  code: z.string(),
  path: z.string(),
  level: z.enum(areaLevels),
  fullName: z.string().describe('大研街道 · 七一社区 · 第三网格'),
  ...facts,
  householdsCounted: z.boolean().describe('the number of households is counted from a complete register; else an estimate'),
  lines: z.array(z.string()),
  version: z.string().describe('changes whenever any of these facts does; sent back with a change'),
  actions: z.array(z.enum(['edit', 'set_lines', 'draw'])).describe('what the viewer may do; draw: the areas below it'),
});
export type AreaFacts = z.infer<typeof areaFacts>;

const areaCode = z.object({ code: z.string().max(20) });
export const getArea = endpoint({
  method: 'GET',
  path: '/api/areas/:code',
  access: 'session',
  summary: 'An area with what is known of it',
  params: areaCode,
  response: areaFacts,
  errors: ['territory.area_not_found'],
});
export const getAreaChildren = endpoint({
  method: 'GET',
  path: '/api/areas/:code/children',
  access: 'session',
  summary: 'The areas directly below one, by code, with what is known of each',
  params: areaCode,
  response: z.object({
    items: z.array(areaFacts.extend({ childCount: z.number().int().describe('areas directly below it') })),
  }),
  errors: ['territory.area_not_found'],
});
export const editArea = endpoint({
  method: 'PUT',
  path: '/api/areas/:code',
  access: 'session',
  summary: 'Changes names and counts of an area',
  params: areaCode,
  body: z.object({ id, version: z.string().max(64), ...facts }),
  response: areaFacts,
  errors: ['territory.area_not_found', 'territory.area_changed', 'territory.same_name', 'territory.households_counted'],
});
export const setAreaLines = endpoint({
  method: 'PUT',
  path: '/api/areas/:code/lines',
  access: 'session',
  summary: 'Sets the lines of work a grid carries',
  params: areaCode,
  body: z.object({ id, version: z.string().max(64), lines: z.array(workLineCode).max(20) }),
  response: areaFacts,
  errors: ['territory.area_not_found', 'territory.area_changed', 'territory.line_unknown', 'territory.not_a_grid'],
});

import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { id, moment } from '../kernel/values.ts';
import { states } from './lifecycle.ts';

const state = z.enum(states);

/** By which areas cases are counted: those they were filed in, or those that stand for them today. */
export const areaBases = ['filed', 'current'] as const;
export type AreaBasis = (typeof areaBases)[number];
const areaStandings = ['present', 'dissolved', 'unassigned'] as const;

/** Figures of the overview. Rates are null when nothing was counted. Every figure comes from the event log. */
export const overview = z.object({
  period: z.object({ from: moment, to: moment }),
  reported: z.number().int(),
  open: z.number().int(),
  overdue: z.number().int(),
  closed: z.number().int(),
  archived: z.number().int(),
  atOnce: z.number().int().describe('closed by the answer of the desk that took them'),
  rejected: z.number().int(),
  rates: z.object({
    response: z.number().nullable(),
    solved: z.number().nullable(),
    satisfied: z.number().nullable(),
    ratings: z.number().int(),
  }),
  returns: z.number().int(),
  reworks: z.number().int(),
  reopens: z.number().int(),
  states: z.record(state, z.number().int()),
  stages: z.array(z.object({ state, medianSeconds: z.number().nullable(), p90Seconds: z.number().nullable(), count: z.number().int() })),
  areas: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      reported: z.number().int(),
      open: z.number().int(),
      overdue: z.number().int(),
      closed: z.number().int(),
      solved: z.number().nullable(),
      satisfied: z.number().nullable(),
      standing: z
        .enum(areaStandings)
        .describe(
          'present; dissolved: filed there before it ended; unassigned: filed in this former area, and it cannot be told in which of today’s areas it lies',
        ),
      moved: z.number().int().describe('of the reported ones, how many were filed in another area than they are counted at'),
    }),
  ),
  basis: z.enum(areaBases).describe('whether cases count where they were filed or by the areas of today'),
  changed: z.boolean().describe('whether any area of the jurisdiction has been split, merged, moved or dissolved, so that the two differ'),
  organisations: z.array(
    z.object({
      id,
      name: z.string(),
      open: z.number().int(),
      overdue: z.number().int(),
      answered: z.number().int(),
      returns: z.number().int(),
      satisfied: z.number().nullable(),
    }),
  ),
  categories: z.array(
    z.object({
      code: z.string().nullable().describe('null: not classified yet'),
      name: z.string(),
      nameEn: z.string(),
      count: z.number().int(),
    }),
  ),
  days: z.array(z.object({ day: z.string(), reported: z.number().int(), closed: z.number().int() })),
});
export type Overview = z.infer<typeof overview>;
export const getOverview = endpoint({
  method: 'GET',
  path: '/api/overview',
  access: 'session',
  summary: 'State of an area over a period (supervisor, dispatcher, clerk)',
  query: z.object({
    area: z.string().max(20).optional(),
    from: moment.optional(),
    to: moment.optional(),
    areas: z.enum(areaBases).default('filed'),
  }),
  response: overview,
});

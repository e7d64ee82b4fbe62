import { z } from 'zod';
import { endpoint, fileEndpoint, workbookType } from '../kernel/endpoint.ts';
import { line } from '../kernel/shapes.ts';
import { silences } from './formulas.ts';
import { rateGroups } from './kinds.ts';

const month = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
  .describe('YYYY-MM');
const asked = {
  month: month.optional().describe('the present one when absent'),
  area: line.max(20).optional().describe('cases in that area and below; the viewer’s own when absent'),
  by: z.enum(rateGroups).default('handler'),
};

const share = z.number().nullable().describe('0–1; null where nothing was counted');
const figures = z.object({
  valid: z.number().int().describe('call-backs in the denominator'),
  answered: share,
  solved: share,
  satisfied: share,
  weighed: share.describe('the three in the jurisdiction’s weights'),
  points: z.number().nullable().describe('of the satisfied rate, where the jurisdiction has a rule'),
});
export type RateFigures = z.infer<typeof figures>;

const counts = z.object({
  all: figures.describe('with the complaints that were found not to count'),
  counted: figures.describe('without them'),
  excluded: z.number().int(),
  notReached: z.number().int(),
  refused: z.number().int(),
  silent: z.number().int(),
});
export const rates = z.object({
  month,
  before: month,
  area: z.object({ code: z.string(), name: z.string() }).nullable().describe('null: only what the viewer’s organisation handled'),
  by: z.enum(rateGroups),
  rule: z.object({
    silence: z.enum(silences),
    weights: z.object({ answered: z.number(), solved: z.number(), satisfied: z.number() }),
    points: z.object({ most: z.number(), target: z.number(), perPercent: z.number(), floor: z.number() }).nullable(),
  }),
  total: counts,
  totalBefore: counts,
  rows: z
    .array(
      z.object({
        key: z.string(),
        name: z.string(),
        nameEn: z.string().nullable(),
        figures: counts,
        before: share.describe('satisfied, counted, in the month before'),
      }),
    )
    .describe('lowest satisfied first, those on few call-backs after the others'),
});
export type Rates = z.infer<typeof rates>;

export const getRates = endpoint({
  method: 'GET',
  path: '/api/three-rates',
  access: 'session',
  summary: 'The three rates of a month by handler, street or category, with and without the complaints that were found not to count',
  query: z.object(asked),
  response: rates,
  errors: ['territory.area_not_found'],
});

export const exportRates = fileEndpoint({
  method: 'GET',
  path: '/api/three-rates/export',
  access: 'session',
  summary: 'The same as a workbook, with the formulas',
  query: z.object(asked),
  gives: workbookType,
  errors: ['territory.area_not_found', 'request.line_full', 'request.cancelled'],
});

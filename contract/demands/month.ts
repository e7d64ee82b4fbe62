import { z } from 'zod';
import { endpoint, fileEndpoint, workbookType } from '../kernel/endpoint.ts';
import { line, reason } from '../kernel/shapes.ts';
import { done, id } from '../kernel/values.ts';
import { areaLevels } from '../territory/levels.ts';
import { demandKinds } from './kinds.ts';
import { prohibitions } from './rules.ts';

const code = line.max(20);
const month = z
  .string()
  .regex(/^20\d\d-(0[1-9]|1[0-2])$/)
  .describe('YYYY-MM');
const asked = {
  month: month.optional().describe('the present one when absent'),
  area: code.optional().describe('addressees in that area and below; the viewer’s own when absent'),
};

const count = z.number().int();
const figures = z.object({
  demands: count.describe('demands made, those withdrawn included'),
  minutes: count.describe('sum of the minutes told by those who answered'),
  told: count.describe('answers that told their minutes'),
  answered: count,
  late: count.describe('answered after their day, or still open beyond it'),
  outside: count.describe('asked outside the platform, and noted by those asked'),
  repeated: count.describe('asked again with a named reason'),
  complaints: count,
  upheld: count,
  refused: count.describe('demands that were refused'),
  withoutBasis: count.describe('of these refused because they had no basis'),
});
export type DemandFigures = z.infer<typeof figures>;

/** The month of an area: what was demanded of it and of all below. */
export const demandMonth = z.object({
  month,
  before: month,
  area: z.object({ code: z.string(), name: z.string(), level: z.enum(areaLevels) }),
  total: figures,
  totalBefore: figures.nullable().describe('null where the ledger does not reach back so far'),
  rows: z
    .array(
      z.object({
        asker: z.object({ name: z.string(), level: z.enum(areaLevels) }),
        kind: z.enum(demandKinds),
        figures,
        before: figures,
      }),
    )
    .describe('by asker and kind, most demands first; those of the month before as well'),
  months: z.array(z.object({ month, demands: count, minutes: count, complaints: count })).describe('the last six, oldest first'),
  limits: z
    .array(
      z.object({
        area: z.object({ code: z.string(), name: z.string(), level: z.enum(areaLevels) }),
        limit: count,
        allowed: count.describe('more, allowed for this month'),
        asked: count,
        mayAllow: z.boolean().describe('whether the viewer may allow more'),
      }),
    )
    .describe('addressees near or at their limit, fullest first'),
  approver: z.enum(['county', 'street']).describe('the level that may allow more'),
});
export type DemandMonth = z.infer<typeof demandMonth>;

export const getDemandMonth = endpoint({
  method: 'GET',
  path: '/api/demand-months',
  access: 'session',
  summary: 'What was demanded within an area in a month, by asker and kind, against the month before',
  query: z.object(asked),
  response: demandMonth,
  errors: ['territory.area_not_found'],
});

export const exportDemands = fileEndpoint({
  method: 'GET',
  path: '/api/demand-months/export',
  access: 'session',
  summary: 'The same month as a workbook: the figures, and every demand',
  query: z.object(asked),
  gives: workbookType,
  errors: ['territory.area_not_found', 'request.line_full', 'request.cancelled'],
});

export const allowDemands = endpoint({
  method: 'POST',
  path: '/api/demand-allowances',
  access: 'session',
  summary: 'Lets an addressee be asked more than its limit this month, by the level named for that',
  body: z.object({ id, area: code, extra: z.number().int().min(1).max(100), reason }),
  response: done,
  errors: ['territory.area_not_found'],
});

/** How an installation keeps each prohibition of the rule. */
export const selfCheck = z.object({
  items: z.array(
    z.object({
      code: z.enum(prohibitions.map(({ code }) => code)),
      item: z.number().int().nullable().describe('which of the five cases of the rule'),
      state: z.enum(['kept', 'exception', 'broken']),
      facts: z.array(
        z.object({
          word: z.string().describe('key of its words in the i18n files'),
          kept: z.boolean(),
          data: z.record(z.string(), z.union([z.string(), z.number()])),
        }),
      ),
    }),
  ),
});
export type SelfCheckAnswer = z.infer<typeof selfCheck>;

export const getSelfCheck = endpoint({
  method: 'GET',
  path: '/api/demand-check',
  access: 'session',
  summary: 'Each prohibition of the rule against the settings, permissions and demands of this installation as they are',
  response: selfCheck,
});

import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { line } from '../kernel/shapes.ts';
import { moment } from '../kernel/values.ts';

const counted = z.object({
  rate: z.number().nullable().describe('0–1; null where nothing was counted'),
  of: z.number().int().describe('what it stands on'),
});
const one = z.object({ key: z.string(), name: z.string(), nameEn: z.string().nullable(), onTime: counted, satisfied: counted });
export type Performing = z.infer<typeof one>;

/** What goes badly: handled in time and satisfied, against the period before, worst first. */
export const performance = z.object({
  onTime: counted,
  onTimeBefore: counted,
  satisfied: counted,
  satisfiedBefore: counted,
  areas: z.array(one),
  categories: z.array(one),
  handlers: z.array(one),
});
export type Performance = z.infer<typeof performance>;
export const getPerformance = endpoint({
  method: 'GET',
  path: '/api/performance',
  access: 'session',
  summary:
    'Handled in time and satisfied in an area over a period, against the period before; the worst areas, categories and handlers first',
  query: z.object({ area: line.max(20).optional(), from: moment, to: moment }),
  response: performance,
  errors: ['territory.area_not_found', 'ratings.period_wrong'],
});

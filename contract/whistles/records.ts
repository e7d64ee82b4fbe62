import { z } from 'zod';
import { endpoint, fileEndpoint, workbookType } from '../kernel/endpoint.ts';
import { line } from '../kernel/shapes.ts';
import { day, id, moment, page, paging } from '../kernel/values.ts';
import { whistleKind } from './whistles.ts';

const period = { from: day.optional(), to: day.optional() };
const filter = { ...period, area: line.max(20).optional().describe('code: called from there and below') };
const count = z.number().int();

/** How an organisation answered the calls of a period. Withdrawn whistles count for nobody; what is not due yet counts in no rate. */
export const responseRecord = z.object({
  organisation: z.object({ id, name: z.string() }),
  calls: count,
  answerDue: count.describe('whose time to answer is over, or that were answered'),
  answeredInTime: count,
  cannot: count.describe('answered that nobody comes'),
  arriveDue: count.describe('that come, whose time to be there is over, or that were there'),
  arrived: count.describe('confirmed'),
  arrivedInTime: count,
  feedbackDue: count,
  feedbackInTime: count,
  rated: count,
  mean: z.number().nullable().describe('of the ratings, 1–5; null without one'),
});
export type ResponseRecord = z.infer<typeof responseRecord>;

export const listResponseRecords = endpoint({
  method: 'GET',
  path: '/api/whistle-records',
  access: 'session',
  summary: 'How called organisations answered, by organisation, of the days asked for; ninety days to today otherwise',
  query: z.object(filter),
  response: z.object({ from: day, to: day, items: z.array(responseRecord) }),
  errors: ['territory.area_not_found', 'whistles.time_far'],
});

/** One call in the record of an organisation. */
export const recordedCall = z.object({
  whistleId: id,
  title: z.string(),
  kind: whistleKind,
  caller: z.string(),
  calledAt: moment,
  coming: z.boolean().nullable(),
  answeredLate: z.boolean().nullable().describe('null while it is neither answered nor late'),
  arrived: z.boolean(),
  arrivedLate: z.boolean().nullable(),
  feedbackLate: z.boolean().nullable(),
  rating: count.nullable(),
  ratingReason: z.string().nullable(),
});
export type RecordedCall = z.infer<typeof recordedCall>;

export const listRecordedCalls = endpoint({
  method: 'GET',
  path: '/api/whistle-records/:organisationId',
  access: 'session',
  summary: 'The calls behind an organisation’s record, newest first',
  params: z.object({ organisationId: id }),
  query: z.object({ ...filter, ...paging }),
  response: page(recordedCall),
  errors: ['territory.area_not_found', 'whistles.time_far'],
});

export const exportResponseRecords = fileEndpoint({
  method: 'GET',
  path: '/api/whistle-records/sheet',
  access: 'session',
  summary: 'Workbook of the records of a period: figures by organisation, and every call',
  query: z.object(filter),
  gives: workbookType,
  errors: ['session.forbidden', 'territory.area_not_found', 'whistles.time_far', 'request.line_full'],
});

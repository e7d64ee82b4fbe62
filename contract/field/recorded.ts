import { z } from 'zod';
import { endpoint, fileEndpoint, workbookType } from '../kernel/endpoint.ts';
import { label, moment } from '../kernel/values.ts';

/** One thing that is recorded about somebody who works here. */
export const recordedRow = z.object({ id: z.string(), at: moment, words: label, detail: label.nullable() });
export type RecordedRow = z.infer<typeof recordedRow>;

/** Everything of one sort that is recorded about them. */
export const recordedPart = z.object({
  what: z.string().describe('`<module>.<what>`'),
  title: label,
  why: label.describe('what it is kept for'),
  months: z.number().int().nullable().describe('for how long each is kept; null: for good, so that nobody can change what happened'),
  rows: z.array(recordedRow).describe('newest first'),
  more: z.boolean().describe('older ones stand in the workbook'),
});
export type RecordedPart = z.infer<typeof recordedPart>;

export const getRecorded = endpoint({
  method: 'GET',
  path: '/api/field/recorded',
  access: 'session',
  summary:
    'What is recorded about the viewer as somebody who works here – acts on the spot, sign-ins and acts, looks –, shown to nobody else by account',
  response: z.object({ parts: z.array(recordedPart) }),
});

export const exportRecorded = fileEndpoint({
  method: 'GET',
  path: '/api/field/recorded/sheet',
  access: 'session',
  summary: 'The same as a workbook, a sheet for each part',
  gives: workbookType,
  errors: ['request.line_full', 'request.cancelled'],
});

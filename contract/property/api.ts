export * from './lists.ts';

import { z } from 'zod';
import { endpoint, fileEndpoint, workbookType } from '../kernel/endpoint.ts';
import { id, label } from '../kernel/values.ts';

const count = z.number().int();
const month = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/);
const figures = {
  complaints: count,
  before: count.nullable().describe('in the twelve months before; null where nothing was counted then'),
  perThousand: z.number().nullable().describe('a year and thousand households: complaints × 1000 × 365 ÷ (households × days)'),
  perThousandBefore: z.number().nullable(),
  months: z.array(count).describe('one for each month asked for'),
  monthsBefore: z.array(count).describe('the same months a year earlier'),
};

export const companyComplaints = z.object({
  id: id.nullable().describe('null: estates without a contract on those days'),
  name: z.string(),
  estates: count.describe('in which it held a contract'),
  ...figures,
});
export type CompanyComplaints = z.infer<typeof companyComplaints>;

export const estateComplaints = z.object({
  id,
  title: z.string(),
  area: z.object({ code: z.string(), name: z.string() }),
  households: count,
  company: z.string().nullable().describe('that holds the contract on the last day'),
  isShared: z
    .boolean()
    .describe('its area holds other estates too, so that its figures are those of all of them; companies are not charged with them'),
  ...figures,
});
export type EstateComplaints = z.infer<typeof estateComplaints>;

/** Estates shown; the workbook has all. */
export const mostEstates = 200;

export const propertyComplaints = z.object({
  area: z.object({ code: z.string(), name: z.string() }),
  months: z.array(month),
  categories: z.array(label).describe('whose cases count, with all below'),
  total: z.object(figures),
  companies: z.array(companyComplaints).describe('most complaints a thousand households first'),
  estates: z.array(estateComplaints),
  more: count.describe('estates that are not shown'),
});
export type PropertyComplaints = z.infer<typeof propertyComplaints>;

const asked = z.object({
  area: z
    .string()
    .regex(/^\d{1,20}$/)
    .optional()
    .describe('area code; the first the viewer reaches when absent'),
  month: month.optional().describe('the last of twelve months; the last one that is over when absent'),
});
const errors = ['territory.area_not_found'];

export const getPropertyComplaints = endpoint({
  method: 'GET',
  path: '/api/property/complaints',
  access: 'session',
  summary: 'Complaints about property management by company and estate, month by month beside the year before',
  query: asked,
  response: propertyComplaints,
  errors,
});

export const exportPropertyComplaints = fileEndpoint({
  method: 'GET',
  path: '/api/property/complaints/sheet',
  access: 'session',
  summary: 'The same as a workbook, with all estates',
  query: asked,
  gives: workbookType,
  errors: [...errors, 'request.line_full'],
});

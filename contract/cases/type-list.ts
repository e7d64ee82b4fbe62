import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { typeCode } from './categories.ts';

const label = z.object({ zh: z.string(), en: z.string().nullable() });
const condition = z.object({ code: z.string(), title: label });

export const listCaseTypes = endpoint({
  method: 'GET',
  path: '/api/case-types',
  access: 'session',
  summary: 'Case types in force, and the conditions of filing and closing that types may name',
  response: z.object({
    version: z.number().int().min(0).describe('0: none were published, cases live the standard life'),
    items: z.array(
      z.object({
        code: typeCode,
        name: label,
        retired: z.boolean(),
        atOnce: z.boolean().describe('a report may be answered and closed as it comes in'),
      }),
    ),
    conditions: z.object({ filing: z.array(condition), closing: z.array(condition) }),
  }),
});

import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { serviceItem } from './catalogue.ts';

const serviceForm = serviceItem
  .pick({ id: true, code: true, name: true, pinyin: true, initials: true, class: true, body: true, opens: true })
  .extend({
    version: z.number().int().min(0).describe('of the form in force, 0: none'),
    questions: z.number().int().min(0).describe('how many it asks'),
    drafted: z.boolean().describe('somebody prepares a version'),
  });
export type ServiceForm = z.infer<typeof serviceForm>;

export const listServiceForms = endpoint({
  method: 'GET',
  path: '/api/service-forms',
  access: 'session',
  summary: 'Items of the catalogue with the application form each asks',
  response: z.object({
    items: z.array(serviceForm),
    mayDesign: z.boolean().describe('forms hold in the whole jurisdiction: whoever may design there'),
  }),
});

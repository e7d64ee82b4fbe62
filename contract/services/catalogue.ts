import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { formSchema } from '../kernel/form/shape.ts';
import { id, label } from '../kernel/values.ts';

const words = z.string().nullable();

/** An item of the catalogue as lists show it. Codes of choices are those of the register, whose words come with them. */
export const serviceItem = z.object({
  id,
  code: z.string(),
  name: z.string(),
  pinyin: z.string(),
  initials: z.string(),
  class: z.string(),
  events: z.array(z.string()).describe('codes of life events'),
  served: z.string(),
  handling: z.string(),
  online: z.string(),
  trips: z.number().int(),
  body: z.string().describe('name of the organisation'),
  areaCode: z.string(),
  opens: z.boolean().describe('it is applied for here'),
});
export type ServiceItem = z.infer<typeof serviceItem>;

export const serviceMaterial = z.object({
  id,
  name: z.string(),
  necessity: z.string(),
  form: z.string(),
  source: z.string(),
  copies: z.number().int().nullable(),
  note: words,
  blanks: z.array(id).describe('files: the form to be filled in'),
  samples: z.array(id).describe('files: the same, filled in'),
});
export type ServiceMaterial = z.infer<typeof serviceMaterial>;

/** The guide to one item. */
export const serviceGuide = serviceItem.omit({ pinyin: true, initials: true }).extend({
  facts: z
    .array(z.object({ key: z.string(), title: label, value: label }))
    .describe('what the register says besides, in its order, in words'),
  place: z.object({ name: z.string(), path: z.string().describe('address of its public page, with map and opening hours') }).nullable(),
  limit: label.describe('the promised limit in words'),
  materials: z.array(serviceMaterial),
  form: z
    .object({ version: z.number().int().min(0).describe('0: nothing is asked besides'), schema: formSchema.nullable() })
    .describe('what is asked of whoever applies'),
});
export type ServiceGuide = z.infer<typeof serviceGuide>;

export const listServices = endpoint({
  method: 'GET',
  path: '/api/services',
  access: 'public',
  summary: 'The catalogue of services, by class',
  response: z.object({
    items: z.array(serviceItem),
    words: z
      .record(z.string(), z.record(z.string(), label))
      .describe('by field what its codes are called: events, served, handling, online, necessity, form, source'),
  }),
});
export const getService = endpoint({
  method: 'GET',
  path: '/api/services/:itemId',
  access: 'public',
  summary: 'The guide to an item: limits, materials, where to go, what is asked',
  params: z.object({ itemId: id }),
  response: serviceGuide,
  errors: ['services.item_not_found'],
});

import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { referenceFormats } from '../kernel/form/schema.ts';
import { searched } from '../kernel/values.ts';

/** Something a question can be answered with. */
export const choice = z.object({
  id: z.string().describe('the answer'),
  name: z.string(),
  note: z.string().nullable().describe('what tells it from others of the same name'),
});
export type Choice = z.infer<typeof choice>;

export const listChoices = endpoint({
  method: 'GET',
  path: '/api/choices',
  access: 'session',
  summary:
    'What a question for an area, organisation, place, person or row of a register can be answered with, as far as the viewer may see it; at most 30',
  query: z.object({
    format: z.enum(referenceFormats),
    among: z.string().max(40).optional().describe('of rows: the code of their register'),
    q: searched(40).optional().describe('in the name'),
    id: z.string().max(40).optional().describe('one that was chosen before, to tell its name'),
  }),
  response: z.object({ items: z.array(choice) }),
});

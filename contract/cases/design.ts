import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { formSchema } from '../kernel/form/shape.ts';
import { reason } from '../kernel/shapes.ts';
import { id } from '../kernel/values.ts';

export const publishQuestions = endpoint({
  method: 'POST',
  path: '/api/categories/:code/questions',
  access: 'session',
  summary:
    'Publishes the extra questions of a category, as a version of the categories that holds at once: reports are asked them from now on',
  largestBody: 256 * 1024,
  params: z.object({ code: z.string().max(20) }),
  body: z.object({
    id,
    version: z.number().int().min(0).describe('the newest of the categories that was seen'),
    form: formSchema.nullable().describe('null: nothing is asked any more'),
    reason,
  }),
  response: z.object({ version: z.number().int() }),
  errors: [
    'session.forbidden',
    'case.category_unknown',
    'definitions.changed',
    'definitions.same',
    'definitions.scheduled',
    'form.schema_wrong',
    'request.id_reused',
  ],
});

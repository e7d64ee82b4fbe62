import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { id } from '../kernel/values.ts';
import { limits } from './states.ts';

/** Several matters in one report become cases of their own (分案), each with a way and clocks of its own; the first goes on until all have ended. */
export const splitCase = endpoint({
  method: 'POST',
  path: '/api/cases/:caseId/parts',
  access: 'session',
  summary: 'Splits matters off a case that is being worked on: each becomes a case of its own at the same place, linked to this one',
  params: z.object({ caseId: id }),
  body: z.object({
    id,
    parts: z
      .array(
        z.object({
          id: id.describe('of its report, made by the client'),
          text: z.string().trim().min(limits.textMin).max(limits.reasonMax).describe('what this part is about'),
          categoryCode: z.string().max(20).nullable().default(null),
        }),
      )
      .min(1)
      .max(5),
  }),
  response: z.object({ parts: z.array(z.object({ id, number: z.string() })) }),
  errors: [
    'case.not_found',
    'case.not_yours',
    'case.action_not_allowed',
    'case.category_unknown',
    'case.caller_not_allowed',
    'request.id_reused',
  ],
});

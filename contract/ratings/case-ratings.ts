import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { day, id } from '../kernel/values.ts';
import { callBack } from './call-backs.ts';
import { exclusion } from './exclusions.ts';
import { spotCheck } from './spot-checks.ts';

/** What call-backs, exclusions, spot checks and rulings say of one case, for staff. */
export const getCaseRatings = endpoint({
  method: 'GET',
  path: '/api/cases/:caseId/ratings',
  access: 'session',
  summary: 'Call-backs, exclusions, spot checks and rulings of a case, and what the viewer may do about them',
  params: z.object({ caseId: id }),
  response: z.object({
    callBacks: z.array(callBack),
    exclusions: z.array(exclusion),
    spotChecks: z.array(spotCheck),
    rulings: z.array(
      z.object({
        round: z.number().int().describe('which unhappy call-back of the case it is about'),
        dueOn: day,
        decision: z.enum(['close', 'rework']).nullable(),
        reason: z.string().nullable(),
      }),
    ),
    mayExclude: z.boolean(),
    mayRule: z.boolean(),
  }),
  errors: ['case.not_found'],
});

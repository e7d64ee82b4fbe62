import { z } from 'zod';
import { endpoint } from '../kernel/endpoint.ts';
import { id } from '../kernel/values.ts';
import { rowDetail } from '../registers/api.ts';

export const openVisitCase = endpoint({
  method: 'POST',
  path: '/api/leaders/visits/:rowId/case',
  access: 'session',
  summary: 'Reports the problem found on a visit of a leader as a case, once, and lets the visit name it',
  params: z.object({ rowId: id.describe('of the visit, in the register leader_visits') }),
  body: z.object({ id }),
  response: rowDetail,
  errors: [
    'registers.register_not_found',
    'registers.row_not_found',
    'registers.row_changed',
    'registers.value_wrong',
    'registers.rule_broken',
    'leaders.case_known',
    'leaders.no_problem',
    'case.text_too_short',
    'case.text_too_long',
    'territory.area_not_found',
    'session.forbidden',
  ],
});

// Generated from contract/evaluations/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/evaluations/api.ts';
import { is } from '../endpoint.ts';

export const changeEvaluation = /* @__PURE__ */ is<typeof api.changeEvaluation>('PUT', '/api/evaluations/:evaluationId', 'id title');
export const createEvaluation = /* @__PURE__ */ is<typeof api.createEvaluation>('POST', '/api/evaluations', 'id title');
export const getEvaluation = /* @__PURE__ */ is<typeof api.getEvaluation>('GET', '/api/evaluations/:evaluationId', 'id title');
export const listEvaluations = /* @__PURE__ */ is<typeof api.listEvaluations>('GET', '/api/evaluations', 'items next');
export const rateDepartment = /* @__PURE__ */ is<typeof api.rateDepartment>('PUT', '/api/evaluations/:evaluationId/sheets', 'rater department');
export const stepEvaluation = /* @__PURE__ */ is<typeof api.stepEvaluation>('POST', '/api/evaluations/:evaluationId/steps', 'id title');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly evaluations: typeof import('./evaluations.ts');
  }
}

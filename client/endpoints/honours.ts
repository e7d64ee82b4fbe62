// Generated from contract/honours/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/honours/api.ts';
import { is } from '../endpoint.ts';

export const answerHonourObjection = /* @__PURE__ */ is<typeof api.answerHonourObjection>('POST', '/api/honour-objections/:objectionId/answer', 'id title');
export const checkCandidate = /* @__PURE__ */ is<typeof api.checkCandidate>('POST', '/api/honour-candidates/:candidateId/check', 'id title');
export const createHonour = /* @__PURE__ */ is<typeof api.createHonour>('POST', '/api/honours', 'id title');
export const enterAppraisal = /* @__PURE__ */ is<typeof api.enterAppraisal>('POST', '/api/honour-appraisals', 'id name');
export const getHonour = /* @__PURE__ */ is<typeof api.getHonour>('GET', '/api/honours/:roundId', 'id title');
export const listAppraisals = /* @__PURE__ */ is<typeof api.listAppraisals>('GET', '/api/honour-appraisals', 'items next');
export const listHonours = /* @__PURE__ */ is<typeof api.listHonours>('GET', '/api/honours', 'items next');
export const nominate = /* @__PURE__ */ is<typeof api.nominate>('POST', '/api/honours/:roundId/candidates', 'id title');
export const objectHonour = /* @__PURE__ */ is<typeof api.objectHonour>('POST', '/api/honour-candidates/:candidateId/objections', 'until');
export const openHonours = /* @__PURE__ */ is<typeof api.openHonours>('GET', '/api/open/honours', 'rounds');
export const stepHonour = /* @__PURE__ */ is<typeof api.stepHonour>('POST', '/api/honours/:roundId/steps', 'id title');
export const withdrawHonour = /* @__PURE__ */ is<typeof api.withdrawHonour>('POST', '/api/honour-candidates/:candidateId/withdrawal', 'id title');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly honours: typeof import('./honours.ts');
  }
}

// Generated from contract/objections/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/objections/api.ts';
import { is } from '../endpoint.ts';

export const caseObjections = /* @__PURE__ */ is<typeof api.caseObjections>('GET', '/api/cases/:caseId/objections', 'items mayRaise');
export const decideObjection = /* @__PURE__ */ is<typeof api.decideObjection>('POST', '/api/objections/:objectionId/decision', 'id caseId');
export const getPassings = /* @__PURE__ */ is<typeof api.getPassings>('GET', '/api/objections/passings', 'from to');
export const listObjections = /* @__PURE__ */ is<typeof api.listObjections>('GET', '/api/objections', 'items next');
export const makeRule = /* @__PURE__ */ is<typeof api.makeRule>('POST', '/api/objections/:objectionId/rule', 'id caseId');
export const raiseObjection = /* @__PURE__ */ is<typeof api.raiseObjection>('POST', '/api/cases/:caseId/objections', 'id caseId');
export const withdrawObjection = /* @__PURE__ */ is<typeof api.withdrawObjection>('POST', '/api/objections/:objectionId/withdrawal', 'id caseId');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly objections: typeof import('./objections.ts');
  }
}

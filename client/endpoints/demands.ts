// Generated from contract/demands/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/demands/api.ts';
import { is } from '../endpoint.ts';

export const allowDemands = /* @__PURE__ */ is<typeof api.allowDemands>('POST', '/api/demand-allowances', 'ok');
export const answerDemand = /* @__PURE__ */ is<typeof api.answerDemand>('POST', '/api/demands/:demandId/answer', 'id kind');
export const askDemand = /* @__PURE__ */ is<typeof api.askDemand>('POST', '/api/demands', 'items');
export const complainOfDemand = /* @__PURE__ */ is<typeof api.complainOfDemand>('POST', '/api/demands/:demandId/complaint', 'id kind');
export const getDemand = /* @__PURE__ */ is<typeof api.getDemand>('GET', '/api/demands/:demandId', 'id kind');
export const getDemandMonth = /* @__PURE__ */ is<typeof api.getDemandMonth>('GET', '/api/demand-months', 'month before');
export const getSelfCheck = /* @__PURE__ */ is<typeof api.getSelfCheck>('GET', '/api/demand-check', 'items');
export const judgeComplaint = /* @__PURE__ */ is<typeof api.judgeComplaint>('POST', '/api/demand-complaints/:complaintId/answer', 'ok');
export const listDemands = /* @__PURE__ */ is<typeof api.listDemands>('GET', '/api/demands', 'items next');
export const noteDemand = /* @__PURE__ */ is<typeof api.noteDemand>('POST', '/api/demands/outside', 'id kind');
export const withdrawDemand = /* @__PURE__ */ is<typeof api.withdrawDemand>('POST', '/api/demands/:demandId/withdraw', 'id kind');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly demands: typeof import('./demands.ts');
  }
}

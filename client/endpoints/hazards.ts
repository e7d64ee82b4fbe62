// Generated from contract/hazards/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/hazards/api.ts';
import { is } from '../endpoint.ts';

export const getHazard = /* @__PURE__ */ is<typeof api.getHazard>('GET', '/api/hazards/:hazardId', 'id kind');
export const issueNotice = /* @__PURE__ */ is<typeof api.issueNotice>('POST', '/api/hazards/:hazardId/notices', 'id kind');
export const listHazards = /* @__PURE__ */ is<typeof api.listHazards>('GET', '/api/hazards', 'items next');
export const recheckHazard = /* @__PURE__ */ is<typeof api.recheckHazard>('POST', '/api/hazards/:hazardId/checks', 'id kind');
export const refuseReceipt = /* @__PURE__ */ is<typeof api.refuseReceipt>('POST', '/api/hazard-notices/:noticeId/refusal', 'id kind');
export const registerHazard = /* @__PURE__ */ is<typeof api.registerHazard>('POST', '/api/hazards', 'id kind');
export const superviseHazard = /* @__PURE__ */ is<typeof api.superviseHazard>('POST', '/api/hazards/:hazardId/supervision', 'id kind');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly hazards: typeof import('./hazards.ts');
  }
}

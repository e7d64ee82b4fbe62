// Generated from contract/disputes/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/disputes/api.ts';
import { is } from '../endpoint.ts';

export const addVisit = /* @__PURE__ */ is<typeof api.addVisit>('POST', '/api/disputes/:disputeId/visits', 'id kind');
export const arrangeSession = /* @__PURE__ */ is<typeof api.arrangeSession>('POST', '/api/disputes/:disputeId/sessions', 'id kind');
export const assignMediator = /* @__PURE__ */ is<typeof api.assignMediator>('POST', '/api/disputes/:disputeId/mediator', 'id kind');
export const callOffSession = /* @__PURE__ */ is<typeof api.callOffSession>('POST', '/api/dispute-sessions/:sessionId/off', 'id kind');
export const concludeDispute = /* @__PURE__ */ is<typeof api.concludeDispute>('POST', '/api/disputes/:disputeId/outcome', 'id kind');
export const confirmDispute = /* @__PURE__ */ is<typeof api.confirmDispute>('POST', '/api/disputes/:disputeId/confirmation', 'id kind');
export const disputeFigures = /* @__PURE__ */ is<typeof api.disputeFigures>('GET', '/api/dispute-figures', 'from to');
export const extendDispute = /* @__PURE__ */ is<typeof api.extendDispute>('POST', '/api/disputes/:disputeId/extension', 'id kind');
export const getDispute = /* @__PURE__ */ is<typeof api.getDispute>('GET', '/api/disputes/:disputeId', 'id kind');
export const listDisputes = /* @__PURE__ */ is<typeof api.listDisputes>('GET', '/api/disputes', 'items next');
export const listMediators = /* @__PURE__ */ is<typeof api.listMediators>('GET', '/api/dispute-mediators', 'items');
export const lookAtParties = /* @__PURE__ */ is<typeof api.lookAtParties>('POST', '/api/disputes/:disputeId/look', 'parties');
export const openDispute = /* @__PURE__ */ is<typeof api.openDispute>('POST', '/api/disputes', 'id kind');
export const recordSession = /* @__PURE__ */ is<typeof api.recordSession>('POST', '/api/disputes/:disputeId/records', 'id kind');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly disputes: typeof import('./disputes.ts');
  }
}

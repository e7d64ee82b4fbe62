// Generated from contract/whistles/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/whistles/api.ts';
import { is } from '../endpoint.ts';

export const actOnAssignment = /* @__PURE__ */ is<typeof api.actOnAssignment>('POST', '/api/assignments/:assignmentId/act', 'id whistleId');
export const answerCall = /* @__PURE__ */ is<typeof api.answerCall>('POST', '/api/whistle-calls/:callId/answer', 'id kind');
export const arriveAtCall = /* @__PURE__ */ is<typeof api.arriveAtCall>('POST', '/api/whistle-calls/:callId/arrival', 'id kind');
export const assign = /* @__PURE__ */ is<typeof api.assign>('POST', '/api/assignments', 'id whistleId');
export const callWhistle = /* @__PURE__ */ is<typeof api.callWhistle>('POST', '/api/whistles', 'id kind');
export const endWhistle = /* @__PURE__ */ is<typeof api.endWhistle>('POST', '/api/whistles/:whistleId/end', 'id kind');
export const getWhistle = /* @__PURE__ */ is<typeof api.getWhistle>('GET', '/api/whistles/:whistleId', 'id kind');
export const listAssignments = /* @__PURE__ */ is<typeof api.listAssignments>('GET', '/api/assignments', 'items next');
export const listRecordedCalls = /* @__PURE__ */ is<typeof api.listRecordedCalls>('GET', '/api/whistle-records/:organisationId', 'items next');
export const listResponseRecords = /* @__PURE__ */ is<typeof api.listResponseRecords>('GET', '/api/whistle-records', 'from to');
export const listWhistles = /* @__PURE__ */ is<typeof api.listWhistles>('GET', '/api/whistles', 'items next');
export const rateCall = /* @__PURE__ */ is<typeof api.rateCall>('POST', '/api/whistle-calls/:callId/rating', 'id kind');
export const reportCall = /* @__PURE__ */ is<typeof api.reportCall>('POST', '/api/whistle-calls/:callId/report', 'id kind');
export const whistleOptions = /* @__PURE__ */ is<typeof api.whistleOptions>('GET', '/api/whistle-options', 'from rules');
export const writeMinutes = /* @__PURE__ */ is<typeof api.writeMinutes>('POST', '/api/whistles/:whistleId/minutes', 'id kind');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly whistles: typeof import('./whistles.ts');
  }
}

// Generated from contract/admission/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/admission/api.ts';
import { is } from '../endpoint.ts';

export const applyAdmission = /* @__PURE__ */ is<typeof api.applyAdmission>('POST', '/api/admission', 'id code');
export const askAdmission = /* @__PURE__ */ is<typeof api.askAdmission>('GET', '/api/admission/ask', 'strictness category');
export const decideAdmission = /* @__PURE__ */ is<typeof api.decideAdmission>('POST', '/api/admission/:itemId/decision', 'id code');
export const endAdmission = /* @__PURE__ */ is<typeof api.endAdmission>('POST', '/api/admission/:itemId/end', 'id code');
export const listAdmission = /* @__PURE__ */ is<typeof api.listAdmission>('GET', '/api/admission', 'items certificates');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly admission: typeof import('./admission.ts');
  }
}

// Generated from contract/extensions/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/extensions/api.ts';
import { is } from '../endpoint.ts';

export const askExtension = /* @__PURE__ */ is<typeof api.askExtension>('POST', '/api/cases/:caseId/extensions', 'id caseId');
export const caseExtensions = /* @__PURE__ */ is<typeof api.caseExtensions>('GET', '/api/cases/:caseId/extensions', 'items daysMost');
export const decideExtension = /* @__PURE__ */ is<typeof api.decideExtension>('POST', '/api/extensions/:extensionId/decision', 'id caseId');
export const listExtensions = /* @__PURE__ */ is<typeof api.listExtensions>('GET', '/api/extensions', 'items next');
export const withdrawExtension = /* @__PURE__ */ is<typeof api.withdrawExtension>('POST', '/api/extensions/:extensionId/withdrawal', 'id caseId');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly extensions: typeof import('./extensions.ts');
  }
}

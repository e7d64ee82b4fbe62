// Generated from contract/coverage/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/coverage/api.ts';
import { is } from '../endpoint.ts';

export const getCoverage = /* @__PURE__ */ is<typeof api.getCoverage>('GET', '/api/coverage', 'areas day');
export const getCoverageByArea = /* @__PURE__ */ is<typeof api.getCoverageByArea>('GET', '/api/coverage/rules/:code/areas', 'items');
export const getCoverageRules = /* @__PURE__ */ is<typeof api.getCoverageRules>('GET', '/api/coverage/rules', 'version rules');
export const listCoverage = /* @__PURE__ */ is<typeof api.listCoverage>('GET', '/api/coverage/rules/:code/figures', 'items next');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly coverage: typeof import('./coverage.ts');
  }
}

// Generated from contract/matching/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/matching/api.ts';
import { is } from '../endpoint.ts';

export const claimNeed = /* @__PURE__ */ is<typeof api.claimNeed>('POST', '/api/matching/needs/:needId/claims', 'project');
export const listOpenNeeds = /* @__PURE__ */ is<typeof api.listOpenNeeds>('GET', '/api/matching/needs', 'items next');
export const matchNeed = /* @__PURE__ */ is<typeof api.matchNeed>('GET', '/api/matching/needs/:needId', 'need mayClaim');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly matching: typeof import('./matching.ts');
  }
}

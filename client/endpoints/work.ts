// Generated from contract/work/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/work/api.ts';
import { is } from '../endpoint.ts';

export const getWorkAnswer = /* @__PURE__ */ is<typeof api.getWorkAnswer>('GET', '/api/work/:workId/answer', 'work answer');
export const listWork = /* @__PURE__ */ is<typeof api.listWork>('GET', '/api/work', 'items next');
export const wishWork = /* @__PURE__ */ is<typeof api.wishWork>('POST', '/api/work/:workId/wish', 'id kind');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly work: typeof import('./work.ts');
  }
}

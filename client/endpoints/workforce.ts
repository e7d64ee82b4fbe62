// Generated from contract/workforce/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/workforce/api.ts';
import { is } from '../endpoint.ts';

export const getHeadcount = /* @__PURE__ */ is<typeof api.getHeadcount>('GET', '/api/workforce/headcount', 'items');
export const getWorkforce = /* @__PURE__ */ is<typeof api.getWorkforce>('GET', '/api/workforce', 'scheme posts');
export const listWorkers = /* @__PURE__ */ is<typeof api.listWorkers>('GET', '/api/workforce/workers', 'items next');
export const promoteWorker = /* @__PURE__ */ is<typeof api.promoteWorker>('POST', '/api/workforce/workers/:rowId/promotion', 'id version');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly workforce: typeof import('./workforce.ts');
  }
}

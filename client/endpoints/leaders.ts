// Generated from contract/leaders/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/leaders/api.ts';
import { is } from '../endpoint.ts';

export const openVisitCase = /* @__PURE__ */ is<typeof api.openVisitCase>('POST', '/api/leaders/visits/:rowId/case', 'id version');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly leaders: typeof import('./leaders.ts');
  }
}

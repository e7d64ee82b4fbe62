// Generated from contract/property/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/property/api.ts';
import { is } from '../endpoint.ts';

export const getPropertyComplaints = /* @__PURE__ */ is<typeof api.getPropertyComplaints>('GET', '/api/property/complaints', 'area months');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly property: typeof import('./property.ts');
  }
}

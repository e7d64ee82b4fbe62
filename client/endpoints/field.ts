// Generated from contract/field/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/field/api.ts';
import { is } from '../endpoint.ts';

export const getDay = /* @__PURE__ */ is<typeof api.getDay>('GET', '/api/field/day', 'day at');
export const getRecorded = /* @__PURE__ */ is<typeof api.getRecorded>('GET', '/api/field/recorded', 'parts');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly field: typeof import('./field.ts');
  }
}

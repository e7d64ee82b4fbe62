// Generated from contract/map/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/map/api.ts';
import { is } from '../endpoint.ts';

export const getMapCounts = /* @__PURE__ */ is<typeof api.getMapCounts>('GET', '/api/map/counts', 'area trail');
export const getMapFeatures = /* @__PURE__ */ is<typeof api.getMapFeatures>('GET', '/api/map/features', 'items');
export const getMapSetup = /* @__PURE__ */ is<typeof api.getMapSetup>('GET', '/api/map', 'version start');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly map: typeof import('./map.ts');
  }
}

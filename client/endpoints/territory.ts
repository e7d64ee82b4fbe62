// Generated from contract/territory/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/territory/api.ts';
import { is } from '../endpoint.ts';

export const editArea = /* @__PURE__ */ is<typeof api.editArea>('PUT', '/api/areas/:code', 'id code');
export const findCandidates = /* @__PURE__ */ is<typeof api.findCandidates>('POST', '/api/areas/candidates', 'candidates');
export const getArea = /* @__PURE__ */ is<typeof api.getArea>('GET', '/api/areas/:code', 'id code');
export const getAreaChildren = /* @__PURE__ */ is<typeof api.getAreaChildren>('GET', '/api/areas/:code/children', 'items');
export const getAreaHistory = /* @__PURE__ */ is<typeof api.getAreaHistory>('GET', '/api/areas/:code/history', 'area predecessors');
export const getBoundaries = /* @__PURE__ */ is<typeof api.getBoundaries>('GET', '/api/areas/boundaries', 'type features');
export const listAreas = /* @__PURE__ */ is<typeof api.listAreas>('GET', '/api/areas', 'items');
export const listLines = /* @__PURE__ */ is<typeof api.listLines>('GET', '/api/lines-of-work', 'items version');
export const locatePoint = /* @__PURE__ */ is<typeof api.locatePoint>('GET', '/api/areas/locate', 'microGrid grid');
export const locateText = /* @__PURE__ */ is<typeof api.locateText>('POST', '/api/areas/locate-text', 'microGrid grid');
export const setAreaLines = /* @__PURE__ */ is<typeof api.setAreaLines>('PUT', '/api/areas/:code/lines', 'id code');
export const setLines = /* @__PURE__ */ is<typeof api.setLines>('PUT', '/api/lines-of-work', 'ok');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly territory: typeof import('./territory.ts');
  }
}

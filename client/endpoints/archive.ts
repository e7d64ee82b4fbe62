// Generated from contract/archive/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/archive/api.ts';
import { is } from '../endpoint.ts';

export const getArchiveFile = /* @__PURE__ */ is<typeof api.getArchiveFile>('GET', '/api/archive/:caseId', 'caseId number');
export const listArchive = /* @__PURE__ */ is<typeof api.listArchive>('GET', '/api/archive', 'items next');
export const listErasures = /* @__PURE__ */ is<typeof api.listErasures>('GET', '/api/archive-erasures', 'items next');
export const listRoots = /* @__PURE__ */ is<typeof api.listRoots>('GET', '/api/archive-roots', 'items next');
export const setArchiveClass = /* @__PURE__ */ is<typeof api.setArchiveClass>('POST', '/api/archive/:caseId/class', 'caseId number');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly archive: typeof import('./archive.ts');
  }
}

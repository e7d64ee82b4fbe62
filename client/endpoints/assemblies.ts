// Generated from contract/assemblies/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/assemblies/api.ts';
import { is } from '../endpoint.ts';

export const changeOwnerUnit = /* @__PURE__ */ is<typeof api.changeOwnerUnit>('PUT', '/api/owner-units/:unitId', 'id building');
export const createOwnerEstate = /* @__PURE__ */ is<typeof api.createOwnerEstate>('POST', '/api/owner-estates', 'id name');
export const decideOwnerDoubt = /* @__PURE__ */ is<typeof api.decideOwnerDoubt>('POST', '/api/owner-estates/:estateId/doubts', 'open');
export const getMyOwnership = /* @__PURE__ */ is<typeof api.getMyOwnership>('GET', '/api/my-ownership', 'proven askable');
export const getOwnerEstate = /* @__PURE__ */ is<typeof api.getOwnerEstate>('GET', '/api/owner-estates/:estateId', 'id name');
export const listOwnerDoubts = /* @__PURE__ */ is<typeof api.listOwnerDoubts>('GET', '/api/owner-estates/:estateId/doubts', 'items next');
export const listOwnerEstates = /* @__PURE__ */ is<typeof api.listOwnerEstates>('GET', '/api/owner-estates', 'items mayCreate');
export const listOwnerUnits = /* @__PURE__ */ is<typeof api.listOwnerUnits>('GET', '/api/owner-estates/:estateId/units', 'items next');
export const proveOwnership = /* @__PURE__ */ is<typeof api.proveOwnership>('POST', '/api/my-ownership/proof', 'proven askable');
export const transferOwnerUnit = /* @__PURE__ */ is<typeof api.transferOwnerUnit>('POST', '/api/owner-units/:unitId/transfer', 'id building');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly assemblies: typeof import('./assemblies.ts');
  }
}

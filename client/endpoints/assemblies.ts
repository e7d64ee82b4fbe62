// Generated from contract/assemblies/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/assemblies/api.ts';
import { is } from '../endpoint.ts';

export const announceResult = /* @__PURE__ */ is<typeof api.announceResult>('POST', '/api/assemblies/:assemblyId/announce', 'id title');
export const archiveAssembly = /* @__PURE__ */ is<typeof api.archiveAssembly>('POST', '/api/assemblies/:assemblyId/archive', 'id title');
export const callOffAssembly = /* @__PURE__ */ is<typeof api.callOffAssembly>('POST', '/api/assemblies/:assemblyId/call-off', 'id title');
export const changeAssembly = /* @__PURE__ */ is<typeof api.changeAssembly>('PUT', '/api/assemblies/:assemblyId', 'id title');
export const changeOwnerUnit = /* @__PURE__ */ is<typeof api.changeOwnerUnit>('PUT', '/api/owner-units/:unitId', 'id building');
export const createOwnerEstate = /* @__PURE__ */ is<typeof api.createOwnerEstate>('POST', '/api/owner-estates', 'id name');
export const decideOwnerDoubts = /* @__PURE__ */ is<typeof api.decideOwnerDoubts>('POST', '/api/owner-estates/:estateId/doubts', 'open decided');
export const getAssembly = /* @__PURE__ */ is<typeof api.getAssembly>('GET', '/api/assemblies/:assemblyId', 'id title');
export const getMyAssembly = /* @__PURE__ */ is<typeof api.getMyAssembly>('GET', '/api/my-assemblies/:assemblyId', 'id title');
export const getMyOwnership = /* @__PURE__ */ is<typeof api.getMyOwnership>('GET', '/api/my-ownership', 'proven askable');
export const getOwnerEstate = /* @__PURE__ */ is<typeof api.getOwnerEstate>('GET', '/api/owner-estates/:estateId', 'id name');
export const listAssemblies = /* @__PURE__ */ is<typeof api.listAssemblies>('GET', '/api/assemblies', 'items next');
export const listAssemblyEntries = /* @__PURE__ */ is<typeof api.listAssemblyEntries>('GET', '/api/assemblies/:assemblyId/entries', 'items next');
export const listMyAssemblies = /* @__PURE__ */ is<typeof api.listMyAssemblies>('GET', '/api/my-assemblies', 'proven askable');
export const listOwnerDoubts = /* @__PURE__ */ is<typeof api.listOwnerDoubts>('GET', '/api/owner-estates/:estateId/doubts', 'items next');
export const listOwnerEstates = /* @__PURE__ */ is<typeof api.listOwnerEstates>('GET', '/api/owner-estates', 'items mayCreate');
export const listOwnerUnits = /* @__PURE__ */ is<typeof api.listOwnerUnits>('GET', '/api/owner-estates/:estateId/units', 'items next');
export const moveAssembly = /* @__PURE__ */ is<typeof api.moveAssembly>('POST', '/api/assemblies/:assemblyId/move', 'id title');
export const noticeAssembly = /* @__PURE__ */ is<typeof api.noticeAssembly>('POST', '/api/assemblies/:assemblyId/notice', 'id title');
export const objectForOwner = /* @__PURE__ */ is<typeof api.objectForOwner>('POST', '/api/assemblies/:assemblyId/objections', 'id title');
export const objectToAssembly = /* @__PURE__ */ is<typeof api.objectToAssembly>('POST', '/api/my-assemblies/:assemblyId/objection', 'id title');
export const prepareAssembly = /* @__PURE__ */ is<typeof api.prepareAssembly>('POST', '/api/assemblies', 'id title');
export const proveOwnership = /* @__PURE__ */ is<typeof api.proveOwnership>('POST', '/api/my-ownership/proof', 'proven askable');
export const publishResult = /* @__PURE__ */ is<typeof api.publishResult>('POST', '/api/assemblies/:assemblyId/result', 'id title');
export const reviewObjection = /* @__PURE__ */ is<typeof api.reviewObjection>('POST', '/api/assembly-objections/:objectionId/review', 'id title');
export const serveNotice = /* @__PURE__ */ is<typeof api.serveNotice>('POST', '/api/assemblies/:assemblyId/services', 'id title');
export const takeMyBallot = /* @__PURE__ */ is<typeof api.takeMyBallot>('POST', '/api/my-assemblies/:assemblyId/ballot', 'id title');
export const transferOwnerUnit = /* @__PURE__ */ is<typeof api.transferOwnerUnit>('POST', '/api/owner-units/:unitId/transfer', 'id building');
export const undoOwnerDoubts = /* @__PURE__ */ is<typeof api.undoOwnerDoubts>('POST', '/api/owner-estates/:estateId/doubts/undo', 'open');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly assemblies: typeof import('./assemblies.ts');
  }
}

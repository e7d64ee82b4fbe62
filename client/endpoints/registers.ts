// Generated from contract/registers/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/registers/api.ts';
import { is } from '../endpoint.ts';

export const addRegisterRow = /* @__PURE__ */ is<typeof api.addRegisterRow>('POST', '/api/registers/:code/rows', 'id version');
export const changeRegisterRow = /* @__PURE__ */ is<typeof api.changeRegisterRow>('POST', '/api/registers/:code/rows/:rowId', 'id version');
export const findRegisterRow = /* @__PURE__ */ is<typeof api.findRegisterRow>('GET', '/api/register-rows/:rowId', 'code');
export const foundRegisterOrganisation = /* @__PURE__ */ is<typeof api.foundRegisterOrganisation>('POST', '/api/registers/:code/rows/:rowId/organisation', 'id version');
export const getOpenRow = /* @__PURE__ */ is<typeof api.getOpenRow>('GET', '/api/open/registers/:code/:rowId', 'id title');
export const getRegister = /* @__PURE__ */ is<typeof api.getRegister>('GET', '/api/registers/:code', 'code version');
export const getRegisterMeasures = /* @__PURE__ */ is<typeof api.getRegisterMeasures>('GET', '/api/registers/:code/measures', 'items');
export const getRegisterRow = /* @__PURE__ */ is<typeof api.getRegisterRow>('GET', '/api/registers/:code/rows/:rowId', 'id version');
export const groupRegisterRows = /* @__PURE__ */ is<typeof api.groupRegisterRows>('GET', '/api/registers/:code/groups', 'items');
export const listOpenRegisters = /* @__PURE__ */ is<typeof api.listOpenRegisters>('GET', '/api/open/registers', 'items');
export const listOpenRows = /* @__PURE__ */ is<typeof api.listOpenRows>('GET', '/api/open/registers/:code', 'items next');
export const listRegisterFiles = /* @__PURE__ */ is<typeof api.listRegisterFiles>('GET', '/api/registers/:code/files', 'items');
export const listRegisterRows = /* @__PURE__ */ is<typeof api.listRegisterRows>('GET', '/api/registers/:code/rows', 'items next');
export const listRegisters = /* @__PURE__ */ is<typeof api.listRegisters>('GET', '/api/registers', 'items mayDesign');
export const mapRegisterRows = /* @__PURE__ */ is<typeof api.mapRegisterRows>('GET', '/api/registers/:code/spots', 'under areas');
export const moveRegisterRow = /* @__PURE__ */ is<typeof api.moveRegisterRow>('POST', '/api/registers/:code/rows/:rowId/moves', 'id version');
export const revealRegisterRow = /* @__PURE__ */ is<typeof api.revealRegisterRow>('POST', '/api/registers/:code/rows/:rowId/reveal', 'values');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly registers: typeof import('./registers.ts');
  }
}

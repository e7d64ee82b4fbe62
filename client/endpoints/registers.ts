// Generated from contract/registers/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/registers/api.ts';
import { is } from '../endpoint.ts';

export const addRegisterRow = /* @__PURE__ */ is<typeof api.addRegisterRow>('POST', '/api/registers/:code/rows', 'id version');
export const changeRegisterRow = /* @__PURE__ */ is<typeof api.changeRegisterRow>('POST', '/api/registers/:code/rows/:rowId', 'id version');
export const findRegisterRow = /* @__PURE__ */ is<typeof api.findRegisterRow>('GET', '/api/register-rows/:rowId', 'code');
export const getRegister = /* @__PURE__ */ is<typeof api.getRegister>('GET', '/api/registers/:code', 'code version');
export const getRegisterRow = /* @__PURE__ */ is<typeof api.getRegisterRow>('GET', '/api/registers/:code/rows/:rowId', 'id version');
export const groupRegisterRows = /* @__PURE__ */ is<typeof api.groupRegisterRows>('GET', '/api/registers/:code/groups', 'items');
export const listRegisterRows = /* @__PURE__ */ is<typeof api.listRegisterRows>('GET', '/api/registers/:code/rows', 'items next');
export const listRegisters = /* @__PURE__ */ is<typeof api.listRegisters>('GET', '/api/registers', 'items mayDesign');
export const moveRegisterRow = /* @__PURE__ */ is<typeof api.moveRegisterRow>('POST', '/api/registers/:code/rows/:rowId/moves', 'id version');
export const revealRegisterRow = /* @__PURE__ */ is<typeof api.revealRegisterRow>('POST', '/api/registers/:code/rows/:rowId/reveal', 'values');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly registers: typeof import('./registers.ts');
  }
}

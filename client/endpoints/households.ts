// Generated from contract/households/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/households/api.ts';
import { is } from '../endpoint.ts';

export const addMember = /* @__PURE__ */ is<typeof api.addMember>('POST', '/api/households/:householdId/members', 'id building');
export const applyHouseholdImport = /* @__PURE__ */ is<typeof api.applyHouseholdImport>('POST', '/api/household-imports/:importId/apply', 'id area');
export const appointHead = /* @__PURE__ */ is<typeof api.appointHead>('POST', '/api/buildings/:buildingId/heads', 'id name');
export const changeBuilding = /* @__PURE__ */ is<typeof api.changeBuilding>('PUT', '/api/buildings/:buildingId', 'id name');
export const changeHousehold = /* @__PURE__ */ is<typeof api.changeHousehold>('PUT', '/api/households/:householdId', 'id building');
export const contactHousehold = /* @__PURE__ */ is<typeof api.contactHousehold>('POST', '/api/my-households/:householdId/contacts', 'id address');
export const createBuilding = /* @__PURE__ */ is<typeof api.createBuilding>('POST', '/api/buildings', 'id name');
export const createHousehold = /* @__PURE__ */ is<typeof api.createHousehold>('POST', '/api/buildings/:buildingId/households', 'id building');
export const decideDoubts = /* @__PURE__ */ is<typeof api.decideDoubts>('POST', '/api/household-imports/:importId/decisions', 'id area');
export const discardHouseholdImport = /* @__PURE__ */ is<typeof api.discardHouseholdImport>('POST', '/api/household-imports/:importId/discard', 'id area');
export const endBuilding = /* @__PURE__ */ is<typeof api.endBuilding>('POST', '/api/buildings/:buildingId/end', 'id name');
export const endHead = /* @__PURE__ */ is<typeof api.endHead>('POST', '/api/building-heads/:headId/end', 'id name');
export const endHousehold = /* @__PURE__ */ is<typeof api.endHousehold>('POST', '/api/households/:householdId/end', 'id building');
export const endMember = /* @__PURE__ */ is<typeof api.endMember>('POST', '/api/household-members/:memberId/end', 'id building');
export const getBuilding = /* @__PURE__ */ is<typeof api.getBuilding>('GET', '/api/buildings/:buildingId', 'id name');
export const getHousehold = /* @__PURE__ */ is<typeof api.getHousehold>('GET', '/api/households/:householdId', 'id building');
export const getHouseholdImport = /* @__PURE__ */ is<typeof api.getHouseholdImport>('GET', '/api/household-imports/:importId', 'id area');
export const listBuildings = /* @__PURE__ */ is<typeof api.listBuildings>('GET', '/api/buildings', 'items next');
export const listContacts = /* @__PURE__ */ is<typeof api.listContacts>('GET', '/api/contact-households', 'items');
export const listHouseholdImports = /* @__PURE__ */ is<typeof api.listHouseholdImports>('GET', '/api/household-imports', 'items');
export const listHouseholds = /* @__PURE__ */ is<typeof api.listHouseholds>('GET', '/api/households', 'items next');
export const listMyHouseholds = /* @__PURE__ */ is<typeof api.listMyHouseholds>('GET', '/api/my-households', 'items every');
export const listOutlines = /* @__PURE__ */ is<typeof api.listOutlines>('GET', '/api/building-outlines', 'items');
export const myBuildings = /* @__PURE__ */ is<typeof api.myBuildings>('GET', '/api/my-buildings', 'items head');
export const setRegisterComplete = /* @__PURE__ */ is<typeof api.setRegisterComplete>('POST', '/api/areas/:code/households-complete', 'ok');
export const sumHouseholds = /* @__PURE__ */ is<typeof api.sumHouseholds>('GET', '/api/households/sums', 'area below');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly households: typeof import('./households.ts');
  }
}

// Generated from contract/property/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/property/api.ts';
import { is } from '../endpoint.ts';

export const carryConsequence = /* @__PURE__ */ is<typeof api.carryConsequence>('POST', '/api/property/consequences/:consequenceId/carry', 'id run');
export const getOpenLists = /* @__PURE__ */ is<typeof api.getOpenLists>('GET', '/api/open/property/lists', 'periods shown');
export const getPropertyComplaints = /* @__PURE__ */ is<typeof api.getPropertyComplaints>('GET', '/api/property/complaints', 'area months');
export const listConsequences = /* @__PURE__ */ is<typeof api.listConsequences>('GET', '/api/property/consequences', 'items next');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly property: typeof import('./property.ts');
  }
}

// Generated from contract/couriers/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/couriers/api.ts';
import { is } from '../endpoint.ts';

export const declareCourier = /* @__PURE__ */ is<typeof api.declareCourier>('POST', '/api/courier', 'declared kinds');
export const endCourier = /* @__PURE__ */ is<typeof api.endCourier>('POST', '/api/courier/end', 'declared kinds');
export const getCourier = /* @__PURE__ */ is<typeof api.getCourier>('GET', '/api/courier', 'declared kinds');
export const getStationBoard = /* @__PURE__ */ is<typeof api.getStationBoard>('GET', '/api/couriers/board', 'area communities');
export const myFinds = /* @__PURE__ */ is<typeof api.myFinds>('GET', '/api/courier/finds', 'items next');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly couriers: typeof import('./couriers.ts');
  }
}

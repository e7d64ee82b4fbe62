// Generated from contract/couriers/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/couriers/api.ts';
import { is } from '../endpoint.ts';

export const answerHelp = /* @__PURE__ */ is<typeof api.answerHelp>('POST', '/api/courier-helps/:helpId/answer', 'id kind');
export const askHelp = /* @__PURE__ */ is<typeof api.askHelp>('POST', '/api/courier/helps', 'open over');
export const declareCourier = /* @__PURE__ */ is<typeof api.declareCourier>('POST', '/api/courier', 'declared kinds');
export const endCourier = /* @__PURE__ */ is<typeof api.endCourier>('POST', '/api/courier/end', 'declared kinds');
export const getCourier = /* @__PURE__ */ is<typeof api.getCourier>('GET', '/api/courier', 'declared kinds');
export const getStationBoard = /* @__PURE__ */ is<typeof api.getStationBoard>('GET', '/api/couriers/board', 'area communities');
export const listHelps = /* @__PURE__ */ is<typeof api.listHelps>('GET', '/api/courier-helps', 'items next');
export const myFinds = /* @__PURE__ */ is<typeof api.myFinds>('GET', '/api/courier/finds', 'items next');
export const myHelps = /* @__PURE__ */ is<typeof api.myHelps>('GET', '/api/courier/helps', 'open over');
export const passHelp = /* @__PURE__ */ is<typeof api.passHelp>('POST', '/api/courier-helps/:helpId/pass', 'id kind');
export const readHelp = /* @__PURE__ */ is<typeof api.readHelp>('POST', '/api/courier-helps/:helpId/look', 'name phone');
export const takeHelp = /* @__PURE__ */ is<typeof api.takeHelp>('POST', '/api/courier-helps/:helpId/take', 'id kind');
export const withdrawHelp = /* @__PURE__ */ is<typeof api.withdrawHelp>('POST', '/api/courier/helps/:helpId/withdraw', 'open over');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly couriers: typeof import('./couriers.ts');
  }
}

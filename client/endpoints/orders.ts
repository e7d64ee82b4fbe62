// Generated from contract/orders/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/orders/api.ts';
import { is } from '../endpoint.ts';

export const askOrder = /* @__PURE__ */ is<typeof api.askOrder>('POST', '/api/orders', 'id number');
export const contactOfOrder = /* @__PURE__ */ is<typeof api.contactOfOrder>('POST', '/api/order-shares/:shareId/contact', 'name phone');
export const finishOrder = /* @__PURE__ */ is<typeof api.finishOrder>('POST', '/api/order-shares/:shareId/done', 'id number');
export const handBackOrder = /* @__PURE__ */ is<typeof api.handBackOrder>('POST', '/api/order-shares/:shareId/hand-back', 'id number');
export const issueOrder = /* @__PURE__ */ is<typeof api.issueOrder>('POST', '/api/orders/:orderId/issue', 'id number');
export const listOpenOrders = /* @__PURE__ */ is<typeof api.listOpenOrders>('GET', '/api/open-orders', 'items next');
export const listOrders = /* @__PURE__ */ is<typeof api.listOrders>('GET', '/api/orders', 'items next');
export const myOrders = /* @__PURE__ */ is<typeof api.myOrders>('GET', '/api/my-orders', 'asked taken');
export const takeOrder = /* @__PURE__ */ is<typeof api.takeOrder>('POST', '/api/orders/:orderId/take', 'id number');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly orders: typeof import('./orders.ts');
  }
}

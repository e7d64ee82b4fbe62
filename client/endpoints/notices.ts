// Generated from contract/notices/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/notices/api.ts';
import { is } from '../endpoint.ts';

export const confirmEmail = /* @__PURE__ */ is<typeof api.confirmEmail>('POST', '/api/notices/email/confirm', 'ok');
export const countNotices = /* @__PURE__ */ is<typeof api.countNotices>('GET', '/api/notices/count', 'unread');
export const getGateways = /* @__PURE__ */ is<typeof api.getGateways>('GET', '/api/gateways', 'items');
export const getNoticeSettings = /* @__PURE__ */ is<typeof api.getNoticeSettings>('GET', '/api/notices/settings', 'kinds available');
export const listNoticeDeliveries = /* @__PURE__ */ is<typeof api.listNoticeDeliveries>('GET', '/api/notice-deliveries', 'items next');
export const listNotices = /* @__PURE__ */ is<typeof api.listNotices>('GET', '/api/notices', 'items next');
export const readNotices = /* @__PURE__ */ is<typeof api.readNotices>('POST', '/api/notices/read', 'unread');
export const sendTest = /* @__PURE__ */ is<typeof api.sendTest>('POST', '/api/gateways/test', 'ok');
export const setEmail = /* @__PURE__ */ is<typeof api.setEmail>('PUT', '/api/notices/email', 'ok');
export const setNoticeSettings = /* @__PURE__ */ is<typeof api.setNoticeSettings>('PUT', '/api/notices/settings', 'kinds available');
export const subscribePush = /* @__PURE__ */ is<typeof api.subscribePush>('PUT', '/api/notices/push', 'ok');
export const unsubscribePush = /* @__PURE__ */ is<typeof api.unsubscribePush>('POST', '/api/notices/push/end', 'ok');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly notices: typeof import('./notices.ts');
  }
}

// Generated from contract/platform/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/platform/api.ts';
import { is } from '../endpoint.ts';

export const addKind = /* @__PURE__ */ is<typeof api.addKind>('POST', '/api/kinds', 'subject code');
export const changeKind = /* @__PURE__ */ is<typeof api.changeKind>('PUT', '/api/kinds/:kindId', 'subject code');
export const getFirstSteps = /* @__PURE__ */ is<typeof api.getFirstSteps>('GET', '/api/first-steps', 'steps');
export const getSheetLine = /* @__PURE__ */ is<typeof api.getSheetLine>('GET', '/api/sheet-line', 'ahead');
export const giveUpDelivery = /* @__PURE__ */ is<typeof api.giveUpDelivery>('POST', '/api/deliveries/give-up', 'ok');
export const listDeliveries = /* @__PURE__ */ is<typeof api.listDeliveries>('GET', '/api/deliveries', 'parked failing');
export const listKinds = /* @__PURE__ */ is<typeof api.listKinds>('GET', '/api/kinds', 'sets');
export const listSettingChanges = /* @__PURE__ */ is<typeof api.listSettingChanges>('GET', '/api/settings/:key/changes', 'items next');
export const listSettings = /* @__PURE__ */ is<typeof api.listSettings>('GET', '/api/settings', 'items');
export const releaseDeliveries = /* @__PURE__ */ is<typeof api.releaseDeliveries>('POST', '/api/deliveries/release', 'ok');
export const setSetting = /* @__PURE__ */ is<typeof api.setSetting>('PUT', '/api/settings/:key', 'ok');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly platform: typeof import('./platform.ts');
  }
}

// Generated from contract/packs/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/packs/api.ts';
import { is } from '../endpoint.ts';

export const bringPack = /* @__PURE__ */ is<typeof api.bringPack>('POST', '/api/packs', 'code title');
export const exportPack = /* @__PURE__ */ is<typeof api.exportPack>('POST', '/api/packs/export', 'format manifest');
export const forgetPack = /* @__PURE__ */ is<typeof api.forgetPack>('POST', '/api/packs/:code/forget', 'code title');
export const installPack = /* @__PURE__ */ is<typeof api.installPack>('POST', '/api/packs/:code/install', 'code title');
export const listPacks = /* @__PURE__ */ is<typeof api.listPacks>('GET', '/api/packs', 'items exportable');
export const previewPack = /* @__PURE__ */ is<typeof api.previewPack>('POST', '/api/packs/:code/preview', 'pack missing');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly packs: typeof import('./packs.ts');
  }
}

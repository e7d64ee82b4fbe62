// Generated from contract/definitions/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/definitions/api.ts';
import { is } from '../endpoint.ts';

export const discardDefinitionDraft = /* @__PURE__ */ is<typeof api.discardDefinitionDraft>('POST', '/api/definitions/:kind/draft/discard', 'kind subject');
export const getDefinition = /* @__PURE__ */ is<typeof api.getDefinition>('GET', '/api/definitions/:kind', 'kind subject');
export const getDefinitionVersion = /* @__PURE__ */ is<typeof api.getDefinitionVersion>('GET', '/api/definitions/:kind/versions/:version', 'version state');
export const listDefinitions = /* @__PURE__ */ is<typeof api.listDefinitions>('GET', '/api/definitions', 'items');
export const previewDefinition = /* @__PURE__ */ is<typeof api.previewDefinition>('POST', '/api/definitions/:kind/preview', 'problems meaning');
export const publishDefinition = /* @__PURE__ */ is<typeof api.publishDefinition>('POST', '/api/definitions/:kind/publish', 'kind subject');
export const saveDefinitionDraft = /* @__PURE__ */ is<typeof api.saveDefinitionDraft>('PUT', '/api/definitions/:kind/draft', 'kind subject');
export const withdrawDefinition = /* @__PURE__ */ is<typeof api.withdrawDefinition>('POST', '/api/definitions/:kind/withdraw', 'kind subject');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly definitions: typeof import('./definitions.ts');
  }
}

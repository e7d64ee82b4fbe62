// Generated from contract/drawing/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/drawing/api.ts';
import { is } from '../endpoint.ts';

export const discardDraft = /* @__PURE__ */ is<typeof api.discardDraft>('POST', '/api/area-drafts/:draftId/discard', 'id title');
export const getDraft = /* @__PURE__ */ is<typeof api.getDraft>('GET', '/api/area-drafts/:draftId', 'id title');
export const listDrafts = /* @__PURE__ */ is<typeof api.listDrafts>('GET', '/api/area-drafts', 'items next');
export const openDraft = /* @__PURE__ */ is<typeof api.openDraft>('POST', '/api/area-drafts', 'id title');
export const previewDraft = /* @__PURE__ */ is<typeof api.previewDraft>('GET', '/api/area-drafts/:draftId/preview', 'publishable stale');
export const publishDraft = /* @__PURE__ */ is<typeof api.publishDraft>('POST', '/api/area-drafts/:draftId/publish', 'draft preview');
export const reopenDraft = /* @__PURE__ */ is<typeof api.reopenDraft>('POST', '/api/area-drafts/:draftId/reopen', 'id title');
export const requestDrawings = /* @__PURE__ */ is<typeof api.requestDrawings>('POST', '/api/area-drafts/requests', 'asked');
export const saveDraft = /* @__PURE__ */ is<typeof api.saveDraft>('PUT', '/api/area-drafts/:draftId', 'id title');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly drawing: typeof import('./drawing.ts');
  }
}

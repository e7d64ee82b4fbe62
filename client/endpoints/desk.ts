// Generated from contract/desk/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/desk/api.ts';
import { is } from '../endpoint.ts';

export const getDeskItems = /* @__PURE__ */ is<typeof api.getDeskItems>('GET', '/api/desk-items', 'templates filters');
export const getKeptViews = /* @__PURE__ */ is<typeof api.getKeptViews>('GET', '/api/desk-items/views', 'items shares');
export const redactPhoto = /* @__PURE__ */ is<typeof api.redactPhoto>('POST', '/api/cases/:caseId/photos/:photoId/cover', 'id url');
export const removeDeskItem = /* @__PURE__ */ is<typeof api.removeDeskItem>('POST', '/api/desk-items/:itemId/remove', 'ok');
export const revealPhoto = /* @__PURE__ */ is<typeof api.revealPhoto>('POST', '/api/cases/:caseId/photos/:photoId/uncover', 'jpeg');
export const saveFilter = /* @__PURE__ */ is<typeof api.saveFilter>('POST', '/api/desk-items/filters', 'id');
export const saveTemplate = /* @__PURE__ */ is<typeof api.saveTemplate>('POST', '/api/desk-items/templates', 'id');
export const saveView = /* @__PURE__ */ is<typeof api.saveView>('POST', '/api/desk-items/views', 'id');
export const suggestAnswers = /* @__PURE__ */ is<typeof api.suggestAnswers>('POST', '/api/answers/suggest', 'items');
export const takeAnswer = /* @__PURE__ */ is<typeof api.takeAnswer>('POST', '/api/answers/taken', 'ok');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly desk: typeof import('./desk.ts');
  }
}

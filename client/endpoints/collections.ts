// Generated from contract/collections/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/collections/api.ts';
import { is } from '../endpoint.ts';

export const compareColumns = /* @__PURE__ */ is<typeof api.compareColumns>('POST', '/api/collections/compare', 'columns known');
export const draftTask = /* @__PURE__ */ is<typeof api.draftTask>('POST', '/api/collections', 'id title');
export const endTask = /* @__PURE__ */ is<typeof api.endTask>('POST', '/api/collections/:taskId/end', 'id title');
export const getProgress = /* @__PURE__ */ is<typeof api.getProgress>('GET', '/api/collections/:taskId/progress', 'area columns');
export const getSheet = /* @__PURE__ */ is<typeof api.getSheet>('GET', '/api/collection-sheets/:sheetId', 'id taskId');
export const getTask = /* @__PURE__ */ is<typeof api.getTask>('GET', '/api/collections/:taskId', 'id title');
export const listSheets = /* @__PURE__ */ is<typeof api.listSheets>('GET', '/api/collection-sheets', 'items next');
export const listTasks = /* @__PURE__ */ is<typeof api.listTasks>('GET', '/api/collections', 'items next');
export const previewTask = /* @__PURE__ */ is<typeof api.previewTask>('GET', '/api/collections/:taskId/sending', 'sheets followed');
export const reviewSheet = /* @__PURE__ */ is<typeof api.reviewSheet>('POST', '/api/collection-sheets/:sheetId/review', 'id taskId');
export const saveSheet = /* @__PURE__ */ is<typeof api.saveSheet>('POST', '/api/collection-sheets/:sheetId', 'id taskId');
export const saveTask = /* @__PURE__ */ is<typeof api.saveTask>('POST', '/api/collections/:taskId', 'id title');
export const sendTask = /* @__PURE__ */ is<typeof api.sendTask>('POST', '/api/collections/:taskId/send', 'id title');
export const submitSheet = /* @__PURE__ */ is<typeof api.submitSheet>('POST', '/api/collection-sheets/:sheetId/submit', 'id taskId');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly collections: typeof import('./collections.ts');
  }
}

// Generated from contract/comments/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/comments/api.ts';
import { is } from '../endpoint.ts';

export const addComment = /* @__PURE__ */ is<typeof api.addComment>('POST', '/api/comments', 'id author');
export const editComment = /* @__PURE__ */ is<typeof api.editComment>('PUT', '/api/comments/:commentId', 'id author');
export const findColleagues = /* @__PURE__ */ is<typeof api.findColleagues>('GET', '/api/comments/colleagues', 'items');
export const listCommentVersions = /* @__PURE__ */ is<typeof api.listCommentVersions>('GET', '/api/comments/:commentId/versions', 'items');
export const listComments = /* @__PURE__ */ is<typeof api.listComments>('GET', '/api/comments', 'items next');
export const withdrawComment = /* @__PURE__ */ is<typeof api.withdrawComment>('POST', '/api/comments/:commentId/withdraw', 'id author');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly comments: typeof import('./comments.ts');
  }
}

// Generated from contract/covenants/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/covenants/api.ts';
import { is } from '../endpoint.ts';

export const answerCovenantComment = /* @__PURE__ */ is<typeof api.answerCovenantComment>('POST', '/api/covenant-comments/:commentId/answer', 'id by');
export const changeCovenantDraft = /* @__PURE__ */ is<typeof api.changeCovenantDraft>('PUT', '/api/covenants/:covenantId/draft', 'id kind');
export const commentCovenant = /* @__PURE__ */ is<typeof api.commentCovenant>('POST', '/api/covenants/:covenantId/comments', 'id by');
export const createCovenant = /* @__PURE__ */ is<typeof api.createCovenant>('POST', '/api/covenants', 'id kind');
export const getCovenant = /* @__PURE__ */ is<typeof api.getCovenant>('GET', '/api/covenants/:covenantId', 'id kind');
export const keepCovenant = /* @__PURE__ */ is<typeof api.keepCovenant>('POST', '/api/covenants/:covenantId/keep', 'id kind');
export const listCovenantComments = /* @__PURE__ */ is<typeof api.listCovenantComments>('GET', '/api/covenants/:covenantId/comments', 'items next');
export const listCovenantTemplates = /* @__PURE__ */ is<typeof api.listCovenantTemplates>('GET', '/api/covenant-templates', 'templates');
export const listCovenants = /* @__PURE__ */ is<typeof api.listCovenants>('GET', '/api/covenants', 'items next');
export const listOpenCovenants = /* @__PURE__ */ is<typeof api.listOpenCovenants>('GET', '/api/open/covenants', 'items next');
export const reviseCovenant = /* @__PURE__ */ is<typeof api.reviseCovenant>('POST', '/api/covenants/:covenantId/revise', 'id kind');
export const stepCovenant = /* @__PURE__ */ is<typeof api.stepCovenant>('POST', '/api/covenants/:covenantId/steps', 'id kind');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly covenants: typeof import('./covenants.ts');
  }
}

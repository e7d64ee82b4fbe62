// Generated from contract/knowledge/api.ts by tools/generate-client.ts. Do not edit.
import type * as api from '#contract/knowledge/api.ts';
import { is } from '../endpoint.ts';

export const getArticle = /* @__PURE__ */ is<typeof api.getArticle>('GET', '/api/knowledge/articles/:articleId', 'id title');
export const listArticleUse = /* @__PURE__ */ is<typeof api.listArticleUse>('GET', '/api/knowledge/use', 'items');
export const listMissing = /* @__PURE__ */ is<typeof api.listMissing>('GET', '/api/knowledge/missing', 'asked covered');
export const rateArticle = /* @__PURE__ */ is<typeof api.rateArticle>('POST', '/api/knowledge/articles/:articleId/votes', 'ok');
export const searchArticles = /* @__PURE__ */ is<typeof api.searchArticles>('GET', '/api/knowledge/articles', 'items more');
export const suggestArticles = /* @__PURE__ */ is<typeof api.suggestArticles>('POST', '/api/knowledge/suggest', 'items');

declare module '../endpoint.ts' {
  interface Endpoints {
    readonly knowledge: typeof import('./knowledge.ts');
  }
}

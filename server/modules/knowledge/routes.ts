import type { FastifyInstance } from 'fastify';
import * as api from '#contract/knowledge/api.ts';
import { senderOf } from '#kernel/devices.ts';
import { publicRoute, route } from '#kernel/http.ts';
import { voteOn } from './commands/vote.ts';
import type { Knowledge } from './knowledge.ts';
import { foundArticles, readArticle, suggestedArticles } from './queries/look.ts';
import { missingArticles } from './queries/missing.ts';
import { articleUse } from './queries/use.ts';

/** HTTP of the knowledge base; its answers themselves are written as rows of their register. */
export const knowledgeRoutes = (app: FastifyInstance, knowledge: Knowledge): void => {
  const { devices } = knowledge.kernel;
  publicRoute(app, api.searchArticles, async ({ viewer, query, request }) => {
    await knowledge.take('look', viewer, senderOf(devices, request));
    return foundArticles(knowledge, viewer, query);
  });
  publicRoute(app, api.getArticle, async ({ viewer, params, request }) => {
    await knowledge.take('look', viewer, senderOf(devices, request));
    return readArticle(knowledge, viewer, params.articleId);
  });
  publicRoute(app, api.suggestArticles, async ({ viewer, body, request }) => {
    await knowledge.take('look', viewer, senderOf(devices, request));
    return suggestedArticles(knowledge, viewer, body);
  });
  publicRoute(app, api.rateArticle, async ({ viewer, params, body, request }) => {
    await knowledge.take('vote', viewer, senderOf(devices, request));
    return voteOn(knowledge, viewer, params.articleId, body);
  });
  route(app, api.listArticleUse, ({ viewer }) => articleUse(knowledge, viewer));
  route(app, api.listMissing, ({ viewer }) => missingArticles(knowledge, viewer));
};

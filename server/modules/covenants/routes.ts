import type { FastifyInstance } from 'fastify';
import * as api from '#contract/covenants/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { publicRoute, route } from '#kernel/http.ts';
import { workbookTooLarge } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { answerComment, commentCovenant } from './commands/comment.ts';
import { changeDraft, createCovenant, keepCovenant, reviseCovenant } from './commands/manage.ts';
import { stepCovenant } from './commands/steps.ts';
import type { Covenants } from './covenants.ts';
import { commentsPage, covenantsPage, oneCovenant, openCovenants, templateLibrary } from './queries/covenants.ts';

/** HTTP of covenants. */
export const covenantRoutes = (app: FastifyInstance, { context, sheets }: Covenants): void => {
  const { kernel } = context;
  publicRoute(app, api.listOpenCovenants, ({ viewer, query }) => openCovenants(context, viewer, query));
  publicRoute(app, api.getCovenant, ({ viewer, params }) => oneCovenant(context, viewer, params.covenantId));
  publicRoute(app, api.listCovenantComments, ({ viewer, params, query }) => commentsPage(context, viewer, params.covenantId, query));
  route(app, api.listCovenants, ({ viewer, query }) => covenantsPage(context, viewer, query));
  route(app, api.listCovenantTemplates, async () => templateLibrary());
  route(app, api.createCovenant, ({ viewer, body }) => createCovenant(context, viewer, body));
  route(app, api.changeCovenantDraft, ({ viewer, params, body }) => changeDraft(context, viewer, params.covenantId, body));
  route(app, api.reviseCovenant, ({ viewer, params, body }) => reviseCovenant(context, viewer, params.covenantId, body));
  route(app, api.keepCovenant, ({ viewer, params, body }) => keepCovenant(context, viewer, params.covenantId, body));
  route(app, api.stepCovenant, ({ viewer, params, body }) => stepCovenant(context, viewer, params.covenantId, body));
  route(app, api.commentCovenant, ({ viewer, params, body }) => commentCovenant(context, viewer, params.covenantId, body));
  route(app, api.answerCovenantComment, ({ viewer, params, body }) => answerComment(context, viewer, params.commentId, body));
  fileRoute(app, kernel.disk, api.exportCovenants, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheets.export, { viewer, request, reply, input: query, title: '' }),
  );
  fileRoute(app, kernel.disk, api.exportCovenantArticles, ({ viewer, params, request, reply }) =>
    answerWith(kernel, sheets.articles, { viewer, request, reply, input: params, title: '' }),
  );
  fileRoute(app, kernel.disk, api.importCovenantArticles, async ({ viewer, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    return answerWith(kernel, sheets.import, { viewer, request, reply, input: query, file: bytes, title: fileName() });
  });
};

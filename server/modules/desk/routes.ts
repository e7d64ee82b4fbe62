import type { FastifyInstance } from 'fastify';
import * as api from '#contract/desk/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import { coverPhoto } from './commands/cover-photo.ts';
import { removeItem, saveItem } from './commands/keep-items.ts';
import { takeAnswer } from './commands/take-answer.ts';
import { uncoverPhoto } from './commands/uncover-photo.ts';
import type { Desk } from './desk.ts';
import { casePaper } from './queries/case-paper.ts';
import { deskItemsOf, keptViewsOf } from './queries/items.ts';
import { knownAnswers } from './queries/known-answers.ts';

/** HTTP of the tools of the desk. */
export const deskRoutes = (app: FastifyInstance, desk: Desk): void => {
  route(app, api.getDeskItems, ({ viewer }) => deskItemsOf(desk, viewer));
  route(app, api.getKeptViews, ({ viewer, query }) => keptViewsOf(desk, viewer, query.page));
  route(app, api.suggestAnswers, ({ viewer, body }) => knownAnswers(desk, viewer, body));
  route(app, api.takeAnswer, ({ viewer, body }) => takeAnswer(desk, viewer, body));
  route(app, api.saveTemplate, ({ viewer, body }) => saveItem(desk, viewer, 'template', body));
  route(app, api.saveFilter, ({ viewer, body }) => saveItem(desk, viewer, 'filter', body));
  route(app, api.saveView, ({ viewer, body }) => saveItem(desk, viewer, 'view', body));
  route(app, api.removeDeskItem, ({ viewer, params, body }) => removeItem(desk, viewer, params.itemId, body));
  route(app, api.redactPhoto, ({ viewer, params, body }) => coverPhoto(desk, viewer, params, body));
  route(app, api.revealPhoto, ({ viewer, params, body }) => uncoverPhoto(desk, viewer, params, body));
  fileRoute(app, desk.kernel.disk, api.getCasePdf, async ({ viewer, params, reply }) => {
    const { pdf, name } = await casePaper(desk, viewer, params.caseId);
    return reply
      .header('content-type', 'application/pdf')
      .header('content-disposition', `inline; filename="case.pdf"; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header('cache-control', 'private, no-store')
      .send(pdf);
  });
};

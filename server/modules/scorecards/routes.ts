import type { FastifyInstance } from 'fastify';
import * as api from '#contract/scorecards/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { answerAppeal, raiseAppeal, withdrawAppeal } from './commands/appeals.ts';
import { issueBulletin } from './commands/bulletins.ts';
import { givePoints } from './commands/give.ts';
import { correctRun, openRun, stepRun } from './commands/runs.ts';
import type { Scorecards } from './module.ts';
import { bulletinPdf } from './queries/bulletin-files.ts';
import { bulletinsPage, draft, oneBulletin } from './queries/bulletins.ts';
import { appealsPage, cardsPage, differencesPage, measuresPage, oneRun, runsPage, tried } from './queries/runs.ts';
import { oneScore, ownScores } from './queries/score.ts';

/** HTTP of scorecards. */
export const scorecardRoutes = (app: FastifyInstance, { context, sheet, bulletin }: Scorecards): void => {
  route(app, api.listMeasures, async ({ viewer }) => measuresPage(context, viewer));
  route(app, api.listCards, ({ viewer }) => cardsPage(context, viewer));
  route(app, api.listRuns, ({ viewer, query }) => runsPage(context, viewer, query));
  route(app, api.getRun, ({ viewer, params, query }) => oneRun(context, viewer, params.runId, query.edition));
  fileRoute(app, context.kernel.disk, api.exportRun, ({ viewer, params, query, request, reply }) =>
    answerWith(context.kernel, sheet, { viewer, request, reply, input: { ...params, ...query }, title: '' }),
  );
  route(app, api.tryCard, ({ viewer, body }) => tried(context, viewer, body));
  route(app, api.listOwnScores, ({ viewer }) => ownScores(context, viewer));
  route(app, api.getScore, ({ viewer, params }) => oneScore(context, viewer, params));
  route(app, api.openRun, ({ viewer, params, body }) => openRun(context, viewer, params.card, body));
  route(app, api.stepRun, ({ viewer, params, body }) => stepRun(context, viewer, params.runId, body));
  route(app, api.givePoints, ({ viewer, params, body }) => givePoints(context, viewer, params.runId, body));
  route(app, api.compareRun, ({ viewer, params }) => differencesPage(context, viewer, params.runId));
  route(app, api.correctRun, ({ viewer, params, body }) => correctRun(context, viewer, params.runId, body));
  route(app, api.listAppeals, ({ viewer, params, query }) => appealsPage(context, viewer, params.runId, query));
  route(app, api.raiseAppeal, ({ viewer, params, body }) => raiseAppeal(context, viewer, params.runId, body));
  route(app, api.answerAppeal, ({ viewer, params, body }) => answerAppeal(context, viewer, params.appealId, body));
  route(app, api.withdrawAppeal, ({ viewer, params, body }) => withdrawAppeal(context, viewer, params.appealId, body));
  route(app, api.draftBulletin, ({ viewer, params }) => draft(context, viewer, params.runId));
  route(app, api.issueBulletin, ({ viewer, params, body }) => issueBulletin(context, viewer, params.runId, body));
  route(app, api.listBulletins, ({ viewer, query }) => bulletinsPage(context, viewer, query));
  route(app, api.getBulletin, ({ viewer, params }) => oneBulletin(context, viewer, params.bulletinId));
  fileRoute(app, context.kernel.disk, api.bulletinPaper, async ({ viewer, params, reply }) => {
    const { pdf, name } = await bulletinPdf(context, viewer, params.bulletinId);
    return reply
      .header('content-type', api.bulletinPaper.gives)
      .header('content-disposition', `inline; filename="bulletin.pdf"; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header('cache-control', 'private, no-store')
      .send(pdf);
  });
  fileRoute(app, context.kernel.disk, api.bulletinSheet, ({ viewer, params, request, reply }) =>
    answerWith(context.kernel, bulletin, { viewer, request, reply, input: params, title: '' }),
  );
};

import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as budgets from '#contract/points/budgets.ts';
import * as byHand from '#contract/points/by-hand.ts';
import * as objections from '#contract/points/objections.ts';
import * as rules from '#contract/points/rules-api.ts';
import * as workbook from '#contract/points/rules-sheet.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import { workbookTooLarge } from '#kernel/sheets/http.ts';
import { languageOf } from '#kernel/words.ts';
import { answerWith } from '#kernel/work/http.ts';
import { changeBudget, openBudget, topUp } from './commands/budgets.ts';
import { decideByHand, enterByHand } from './commands/by-hand.ts';
import { checkOddity } from './commands/check-oddity.ts';
import { decideObjection, objectToEarned } from './commands/objections.ts';
import type { Context } from './context.ts';
import { actsPage } from './queries/acts.ts';
import { budgetsPage } from './queries/budgets.ts';
import { byHandPage } from './queries/by-hand.ts';
import { effectOf } from './queries/effect.ts';
import { objectionsPage, ownEarnedPage } from './queries/objections.ts';
import { odditiesPage } from './queries/oddities.ts';
import type { RuleSheets } from './rules.ts';

const spoken = (request: FastifyRequest) => languageOf(request.headers['accept-language']);

/** HTTP of rules, budgets, entries by hand and what looks odd. */
export const ruleRoutes = (app: FastifyInstance, context: Context, sheets: RuleSheets): void => {
  const { kernel } = context;
  fileRoute(app, kernel.disk, workbook.exportPointRules, ({ viewer, request, reply }) =>
    answerWith(kernel, sheets.export, { viewer, request, reply, input: {}, title: '' }),
  );
  fileRoute(app, kernel.disk, workbook.importPointRules, async ({ viewer, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    return answerWith(kernel, sheets.import, { viewer, request, reply, input: query, file: bytes, title: fileName() });
  });
  route(app, rules.listActs, async ({ request }) => actsPage(context, spoken(request)));
  route(app, rules.rulesEffect, ({ viewer, body, request }) => effectOf(context, viewer, body.content, spoken(request)));
  route(app, budgets.listBudgets, ({ viewer }) => budgetsPage(context, viewer));
  route(app, budgets.openBudget, ({ viewer, body }) => openBudget(context, viewer, body));
  route(app, budgets.topUp, ({ viewer, params, body }) => topUp(context, viewer, params.budgetId, body));
  route(app, budgets.changeBudget, ({ viewer, params, body }) => changeBudget(context, viewer, params.budgetId, body));
  route(app, byHand.listByHand, ({ viewer, query }) => byHandPage(context, viewer, query));
  route(app, byHand.enterByHand, ({ viewer, body }) => enterByHand(context, viewer, body));
  route(app, byHand.decideByHand, ({ viewer, params, body }) => decideByHand(context, viewer, params.entryId, body));
  route(app, byHand.listOddities, ({ viewer, query }) => odditiesPage(context, viewer, query));
  route(app, byHand.checkOddity, ({ viewer, params, body }) => checkOddity(context, viewer, params.oddityId, body));
  route(app, objections.myEarned, ({ viewer, query, request }) => ownEarnedPage(context, viewer, query, spoken(request)));
  route(app, objections.objectToEarned, ({ viewer, params, body, request }) =>
    objectToEarned(context, viewer, params.earnedId, body, spoken(request)),
  );
  route(app, objections.listPointsObjections, ({ viewer, query, request }) => objectionsPage(context, viewer, query, spoken(request)));
  route(app, objections.decidePointsObjection, ({ viewer, params, body, request }) =>
    decideObjection(context, viewer, params.objectionId, body, spoken(request)),
  );
};

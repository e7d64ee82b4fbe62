import type { FastifyInstance } from 'fastify';
import * as api from '#contract/points/statement.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { lookAtPoints } from './commands/look.ts';
import type { Points } from './points.ts';
import { accountsList, statementOfAccount } from './queries/accounts.ts';
import { myStatement } from './queries/statement.ts';
import { ruleRoutes } from './rules/routes.ts';

/** HTTP of points: statements and accounts, and the rules. */
export const pointRoutes = (app: FastifyInstance, points: Points): void => {
  route(app, api.myPoints, ({ viewer, query }) => myStatement(points, viewer, query));
  route(app, api.lookAtPoints, ({ viewer, params, body }) => lookAtPoints(points, viewer, params.personId, body));
  route(app, api.listPointsAccounts, ({ viewer, query }) => accountsList(points, viewer, query.type));
  route(app, api.accountStatement, ({ viewer, params, query }) => statementOfAccount(points, viewer, params, query));
  const { kernel } = points.context;
  fileRoute(app, kernel.disk, api.exportStatement, ({ viewer, params, request, reply }) =>
    answerWith(kernel, points.statementSheet, { viewer, request, reply, input: params, title: '' }),
  );
  ruleRoutes(app, points.rules, points.ruleSheets);
};

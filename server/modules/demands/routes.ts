import type { FastifyInstance } from 'fastify';
import * as api from '#contract/demands/api.ts';
import { route } from '#kernel/http.ts';
import { answerDemand, withdrawDemand } from './commands/answer.ts';
import { askDemand } from './commands/ask.ts';
import { complainOfDemand, judgeComplaint } from './commands/complain.ts';
import type { Demands } from './demands.ts';
import { demandsPage, oneDemand } from './queries/list.ts';

/** HTTP of demands. */
export const demandRoutes = (app: FastifyInstance, { context }: Demands): void => {
  route(app, api.listDemands, ({ viewer, query }) => demandsPage(context, viewer, query));
  route(app, api.getDemand, ({ viewer, params }) => oneDemand(context, viewer, params.demandId));
  route(app, api.askDemand, ({ viewer, body }) => askDemand(context, viewer, body));
  route(app, api.answerDemand, ({ viewer, params, body }) => answerDemand(context, viewer, params.demandId, body));
  route(app, api.withdrawDemand, ({ viewer, params, body }) => withdrawDemand(context, viewer, params.demandId, body));
  route(app, api.complainOfDemand, ({ viewer, params, body }) => complainOfDemand(context, viewer, params.demandId, body));
  route(app, api.judgeComplaint, ({ viewer, params, body }) => judgeComplaint(context, viewer, params.complaintId, body));
};

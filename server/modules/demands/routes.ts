import type { FastifyInstance } from 'fastify';
import * as api from '#contract/demands/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { allowDemands } from './commands/allow.ts';
import { answerDemand, withdrawDemand } from './commands/answer.ts';
import { askDemand } from './commands/ask.ts';
import { complainOfDemand, judgeComplaint } from './commands/complain.ts';
import { noteDemand } from './commands/note.ts';
import type { Demands } from './demands.ts';
import { demandsPage, oneDemand } from './queries/list.ts';
import { demandMonthOf } from './queries/month.ts';
import { selfCheckOf } from './queries/self-check.ts';

/** HTTP of demands. */
export const demandRoutes = (app: FastifyInstance, { context, sheet }: Demands): void => {
  route(app, api.listDemands, ({ viewer, query }) => demandsPage(context, viewer, query));
  route(app, api.getDemand, ({ viewer, params }) => oneDemand(context, viewer, params.demandId));
  route(app, api.askDemand, ({ viewer, body }) => askDemand(context, viewer, body));
  route(app, api.noteDemand, ({ viewer, body }) => noteDemand(context, viewer, body));
  route(app, api.answerDemand, ({ viewer, params, body }) => answerDemand(context, viewer, params.demandId, body));
  route(app, api.withdrawDemand, ({ viewer, params, body }) => withdrawDemand(context, viewer, params.demandId, body));
  route(app, api.complainOfDemand, ({ viewer, params, body }) => complainOfDemand(context, viewer, params.demandId, body));
  route(app, api.judgeComplaint, ({ viewer, params, body }) => judgeComplaint(context, viewer, params.complaintId, body));
  route(app, api.getDemandMonth, ({ viewer, query }) => demandMonthOf(context, viewer, query));
  route(app, api.allowDemands, ({ viewer, body }) => allowDemands(context, viewer, body));
  route(app, api.getSelfCheck, ({ viewer }) => selfCheckOf(context, viewer));
  const { kernel } = context;
  fileRoute(app, kernel.disk, api.exportDemands, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheet, { viewer, request, reply, input: query, title: '' }),
  );
};

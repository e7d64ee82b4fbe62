import type { FastifyInstance } from 'fastify';
import * as api from '#contract/visits/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import { workbookTooLarge } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { assignHouseholds, reassign, renewAssignments } from './commands/assign.ts';
import { lookAtHousehold, lookAtVisit } from './commands/look.ts';
import { changePlan, endPlan, makePlan } from './commands/plans.ts';
import { recordVisit } from './commands/record-visit.ts';
import { settleFollowUp } from './commands/settle.ts';
import { assignmentsPage, visitorsIn } from './queries/assignments.ts';
import { figuresOfPlan, shares } from './queries/figures.ts';
import { followUpsPage } from './queries/follow-ups.ts';
import { oneStop, ownVisits } from './queries/mine.ts';
import { onePlan, plansPage } from './queries/plans.ts';
import { ofCase, visitsPage } from './queries/visits.ts';
import type { Visits } from './visits.ts';

/** HTTP of visits. */
export const visitRoutes = (app: FastifyInstance, { context, sheets }: Visits): void => {
  const { kernel } = context;
  route(app, api.listPlans, ({ viewer, query }) => plansPage(context, viewer, query));
  route(app, api.makePlan, ({ viewer, body }) => makePlan(context, viewer, body));
  route(app, api.getPlan, ({ viewer, params }) => onePlan(context, viewer, params.planId));
  route(app, api.changePlan, ({ viewer, params, body }) => changePlan(context, viewer, params.planId, body));
  route(app, api.endPlan, ({ viewer, params, body }) => endPlan(context, viewer, params.planId, body));
  route(app, api.planFigures, ({ viewer, params, query }) => figuresOfPlan(context, viewer, params.planId, query));
  route(app, api.listPlanHouseholds, ({ viewer, params, query }) => assignmentsPage(context, viewer, params.planId, query));
  route(app, api.assignHouseholds, ({ viewer, params, body }) => assignHouseholds(context, viewer, params.planId, body));
  route(app, api.reassign, ({ viewer, params, body }) => reassign(context, viewer, params.planId, body));
  route(app, api.renewAssignments, ({ viewer, params, body }) => renewAssignments(context, viewer, params.planId, body));
  route(app, api.findVisitors, ({ viewer, query }) => visitorsIn(context, viewer, query));
  route(app, api.myVisits, ({ viewer, query }) => ownVisits(context, viewer, query));
  route(app, api.getStop, ({ viewer, params }) => oneStop(context, viewer, params.key));
  route(app, api.lookAtHousehold, ({ viewer, params, body }) => lookAtHousehold(context, viewer, params.assignmentId, body));
  route(app, api.recordVisit, ({ viewer, body }) => recordVisit(context, viewer, body));
  route(app, api.listVisits, ({ viewer, query }) => visitsPage(context, viewer, query));
  route(app, api.lookAtVisit, ({ viewer, params, body }) => lookAtVisit(context, viewer, params.visitId, body));
  route(app, api.visitOfCase, ({ viewer, params }) => ofCase(context, viewer, params.caseId));
  route(app, api.listFollowUps, ({ viewer, query }) => followUpsPage(context, viewer, query));
  route(app, api.settleFollowUp, ({ viewer, params, body }) => settleFollowUp(context, viewer, params.followUpId, body));
  route(app, api.visitShares, ({ viewer, query }) => shares(context, viewer, query));
  fileRoute(app, kernel.disk, api.exportPlan, ({ viewer, params, request, reply }) =>
    answerWith(kernel, sheets.export, { viewer, request, reply, input: params, title: '' }),
  );
  fileRoute(app, kernel.disk, api.importAssignments, async ({ viewer, params, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    return answerWith(kernel, sheets.import, { viewer, request, reply, input: { ...query, ...params }, file: bytes, title: fileName() });
  });
};

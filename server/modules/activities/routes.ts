import type { FastifyInstance } from 'fastify';
import * as api from '#contract/activities/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { publicRoute, route } from '#kernel/http.ts';
import { workbookTooLarge } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import type { Activities } from './activities.ts';
import { checkIn } from './commands/check-in.ts';
import { addParticipant, joinActivity } from './commands/join.ts';
import { changeActivity, endSeries, planActivity } from './commands/plan.ts';
import { stepActivity, stepParticipant } from './commands/step.ts';
import { activitiesPage, checkInCode, kindsPage, myActivities, oneActivity, openActivities, roomsPage } from './queries/lists.ts';
import { planOfMonth } from './queries/month-plan.ts';

const moments = ({ from, until }: { from: string; until: string }) => ({
  from: new Date(`${from}T00:00:00+08:00`),
  until: new Date(Date.parse(`${until}T00:00:00+08:00`) + 86_400_000),
});

/** HTTP of activities. What is open to everybody needs no session. */
export const activityRoutes = (app: FastifyInstance, { context, sheets }: Activities): void => {
  const { kernel } = context;
  route(app, api.listActivityKinds, ({ viewer }) => kindsPage(context, viewer));
  route(app, api.listActivityRooms, ({ viewer, query }) => roomsPage(context, viewer, query.area));
  route(app, api.listActivities, ({ viewer, query }) => activitiesPage(context, viewer, query));
  publicRoute(app, api.listOpenActivities, ({ viewer, query }) => openActivities(context, viewer, query));
  route(app, api.listMyActs, ({ viewer, query: { from, until, ...page } }) =>
    context.acts.ofAccount(viewer, { ...page, ...moments({ from, until }) }),
  );
  route(app, api.listMyActivities, ({ viewer, query }) => myActivities(context, viewer, query));
  fileRoute(app, kernel.disk, api.exportActivities, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheets.export, { viewer, request, reply, input: query, title: '' }),
  );
  publicRoute(app, api.getActivity, ({ viewer, params }) => oneActivity(context, viewer, params.activityId));
  route(app, api.planActivity, ({ viewer, body }) => planActivity(context, viewer, body));
  route(app, api.changeActivity, ({ viewer, params, body }) => changeActivity(context, viewer, params.activityId, body));
  route(app, api.stepActivity, ({ viewer, params, body }) => stepActivity(context, viewer, params.activityId, body));
  route(app, api.endSeries, ({ viewer, params, body }) => endSeries(context, viewer, params.seriesId, body));
  route(app, api.joinActivity, ({ viewer, params, body }) => joinActivity(context, viewer, params.activityId, body));
  route(app, api.addParticipant, ({ viewer, params, body }) => addParticipant(context, viewer, params.activityId, body));
  route(app, api.stepParticipant, ({ viewer, params, body }) => stepParticipant(context, viewer, params.participantId, body));
  route(app, api.checkIn, ({ viewer, params, body }) => checkIn(context, viewer, params.activityId, body));
  route(app, api.getCheckInCode, ({ viewer, params }) => checkInCode(context, viewer, params.activityId));
  route(app, api.monthPlan, ({ viewer, query }) => planOfMonth(context, viewer, query));
  fileRoute(app, kernel.disk, api.exportParticipants, ({ viewer, params, request, reply }) =>
    answerWith(kernel, sheets.participants, { viewer, request, reply, input: { id: params.activityId }, title: '' }),
  );
  fileRoute(app, kernel.disk, api.importActivities, async ({ viewer, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    return answerWith(kernel, sheets.import, { viewer, request, reply, input: query, file: bytes, title: fileName() });
  });
};

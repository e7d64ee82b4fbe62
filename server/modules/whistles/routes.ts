import type { FastifyInstance } from 'fastify';
import * as api from '#contract/whistles/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { actOnAssignment, assign } from './commands/assign.ts';
import { callWhistle } from './commands/call.ts';
import { endWhistle, writeMinutes } from './commands/conclude.ts';
import { answerCall, arriveAtCall, rateCall, reportCall } from './commands/respond.ts';
import { assignmentsPage } from './queries/assignments.ts';
import { oneWhistle, optionsOf, whistlesPage } from './queries/list.ts';
import { callsPage, recordsOf } from './queries/records.ts';
import type { Whistles } from './whistles.ts';

/** HTTP of whistles. */
export const whistleRoutes = (app: FastifyInstance, { context, sheet }: Whistles): void => {
  const { kernel } = context;
  route(app, api.listWhistles, ({ viewer, query }) => whistlesPage(context, viewer, query));
  route(app, api.whistleOptions, ({ viewer }) => optionsOf(context, viewer));
  route(app, api.getWhistle, ({ viewer, params }) => oneWhistle(context, viewer, params.whistleId));
  route(app, api.callWhistle, ({ viewer, body }) => callWhistle(context, viewer, body));
  route(app, api.answerCall, ({ viewer, params, body }) => answerCall(context, viewer, params.callId, body));
  route(app, api.reportCall, ({ viewer, params, body }) => reportCall(context, viewer, params.callId, body));
  route(app, api.arriveAtCall, ({ viewer, params, body }) => arriveAtCall(context, viewer, params.callId, body));
  route(app, api.rateCall, ({ viewer, params, body }) => rateCall(context, viewer, params.callId, body));
  route(app, api.writeMinutes, ({ viewer, params, body }) => writeMinutes(context, viewer, params.whistleId, body));
  route(app, api.endWhistle, ({ viewer, params, body }) => endWhistle(context, viewer, params.whistleId, body));
  route(app, api.listAssignments, ({ viewer, query }) => assignmentsPage(context, viewer, query));
  route(app, api.assign, ({ viewer, body }) => assign(context, viewer, body));
  route(app, api.actOnAssignment, ({ viewer, params, body }) => actOnAssignment(context, viewer, params.assignmentId, body));
  route(app, api.listResponseRecords, ({ viewer, query }) => recordsOf(context, viewer, query));
  fileRoute(app, kernel.disk, api.exportResponseRecords, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheet, { viewer, request, reply, input: query, title: '' }),
  );
  route(app, api.listRecordedCalls, ({ viewer, params, query }) => callsPage(context, viewer, params.organisationId, query));
};

import type { FastifyInstance } from 'fastify';
import * as api from '#contract/disputes/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import { workbookTooLarge } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { addVisit, concludeDispute, confirmDispute, extendDispute, lookAtParties } from './commands/conclude.ts';
import { assignMediator, openDispute } from './commands/open.ts';
import { arrangeSession, callOffSession, recordSession } from './commands/sessions.ts';
import type { Disputes } from './disputes.ts';
import { disputesPage, figuresFor, mediatorChoice, oneDispute } from './queries/list.ts';

/** HTTP of disputes. */
export const disputeRoutes = (app: FastifyInstance, { context, sheets }: Disputes): void => {
  const { kernel } = context;
  route(app, api.listDisputes, ({ viewer, query }) => disputesPage(context, viewer, query));
  fileRoute(app, kernel.disk, api.exportDisputes, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheets.export, { viewer, request, reply, input: query, title: '' }),
  );
  route(app, api.getDispute, ({ viewer, params }) => oneDispute(context, viewer, params.disputeId));
  route(app, api.listMediators, ({ viewer, query }) => mediatorChoice(context, viewer, query));
  route(app, api.openDispute, ({ viewer, body }) => openDispute(context, viewer, body));
  route(app, api.assignMediator, ({ viewer, params, body }) => assignMediator(context, viewer, params.disputeId, body));
  route(app, api.lookAtParties, ({ viewer, params, body }) => lookAtParties(context, viewer, params.disputeId, body));
  route(app, api.arrangeSession, ({ viewer, params, body }) => arrangeSession(context, viewer, params.disputeId, body));
  route(app, api.callOffSession, ({ viewer, params, body }) => callOffSession(context, viewer, params.sessionId, body));
  route(app, api.recordSession, ({ viewer, params, body }) => recordSession(context, viewer, params.disputeId, body));
  route(app, api.concludeDispute, ({ viewer, params, body }) => concludeDispute(context, viewer, params.disputeId, body));
  route(app, api.extendDispute, ({ viewer, params, body }) => extendDispute(context, viewer, params.disputeId, body));
  route(app, api.confirmDispute, ({ viewer, params, body }) => confirmDispute(context, viewer, params.disputeId, body));
  route(app, api.addVisit, ({ viewer, params, body }) => addVisit(context, viewer, params.disputeId, body));
  route(app, api.disputeFigures, ({ viewer, query }) => figuresFor(context, viewer, query));
  fileRoute(app, kernel.disk, api.importDisputes, async ({ viewer, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    return answerWith(kernel, sheets.import, { viewer, request, reply, input: query, file: bytes, title: fileName() });
  });
};

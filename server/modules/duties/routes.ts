import type { FastifyInstance } from 'fastify';
import * as api from '#contract/duties/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { publicRoute, route } from '#kernel/http.ts';
import { workbookTooLarge } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { changeDuty, closeDuty, createDuty } from './commands/announce.ts';
import { claimDuty, entrustDuty } from './commands/claim.ts';
import { reportDuty } from './commands/report.ts';
import { stepHolder } from './commands/step.ts';
import type { Duties } from './duties.ts';
import { board, dutiesPage, myDuties, oneDuty, openDuties, reportsPage } from './queries/duties.ts';
import { agreeToThanks, giveThanks, lookAtThanks, reportThanks } from './thanks/commands.ts';
import { myThanks, thanksToLook, wall } from './thanks/queries.ts';

/** HTTP of duties. */
export const dutyRoutes = (app: FastifyInstance, { context, sheets }: Duties): void => {
  const { kernel } = context;
  publicRoute(app, api.listOpenDuties, ({ viewer, query }) => openDuties(context, viewer, query));
  publicRoute(app, api.getDuty, ({ viewer, params }) => oneDuty(context, viewer, params.dutyId));
  route(app, api.listDuties, ({ viewer, query }) => dutiesPage(context, viewer, query));
  route(app, api.dutyBoard, ({ viewer, query }) => board(context, viewer, query.area));
  route(app, api.listMyDuties, ({ viewer, query }) => myDuties(context, viewer, query));
  route(app, api.createDuty, ({ viewer, body }) => createDuty(context, viewer, body));
  route(app, api.changeDuty, ({ viewer, params, body }) => changeDuty(context, viewer, params.dutyId, body));
  route(app, api.closeDuty, ({ viewer, params, body }) => closeDuty(context, viewer, params.dutyId, body));
  route(app, api.claimDuty, ({ viewer, params, body }) => claimDuty(context, viewer, params.dutyId, body));
  route(app, api.entrustDuty, ({ viewer, params, body }) => entrustDuty(context, viewer, params.dutyId, body));
  route(app, api.stepHolder, ({ viewer, params, body }) => stepHolder(context, viewer, params.holderId, body));
  route(app, api.reportDuty, ({ viewer, params, body }) => reportDuty(context, viewer, params.holderId, body));
  route(app, api.listDutyReports, ({ viewer, params, query }) => reportsPage(context, viewer, params.holderId, query));
  publicRoute(app, api.listThanks, ({ viewer, query }) => wall(context, viewer, query));
  route(app, api.listMyThanks, ({ viewer, query }) => myThanks(context, viewer, query));
  route(app, api.giveThanks, ({ viewer, body }) => giveThanks(context, viewer, body));
  route(app, api.agreeToThanks, ({ viewer, params, body }) => agreeToThanks(context, viewer, params.thanksId, body));
  route(app, api.reportThanks, ({ viewer, params, body }) => reportThanks(context, viewer, params.thanksId, body));
  route(app, api.listThanksToLook, ({ viewer, query }) => thanksToLook(context, viewer, query));
  route(app, api.lookAtThanks, ({ viewer, params, body }) => lookAtThanks(context, viewer, params.thanksId, body));
  fileRoute(app, kernel.disk, api.exportDuties, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheets.export, { viewer, request, reply, input: query, title: '' }),
  );
  fileRoute(app, kernel.disk, api.importDuties, async ({ viewer, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    return answerWith(kernel, sheets.import, { viewer, request, reply, input: query, file: bytes, title: fileName() });
  });
};

import type { FastifyInstance } from 'fastify';
import * as api from '#contract/hazards/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import { workbookTooLarge } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { issueNotice, recheckHazard, refuseReceipt, superviseHazard } from './commands/follow-up.ts';
import { registerHazard } from './commands/register.ts';
import type { Hazards } from './hazards.ts';
import { hazardsPage, oneHazard } from './queries/list.ts';

/** HTTP of hazards. */
export const hazardRoutes = (app: FastifyInstance, { context, sheets }: Hazards): void => {
  const { kernel } = context;
  route(app, api.listHazards, ({ viewer, query }) => hazardsPage(context, viewer, query));
  fileRoute(app, kernel.disk, api.exportHazards, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheets.export, { viewer, request, reply, input: query, title: '' }),
  );
  route(app, api.getHazard, ({ viewer, params }) => oneHazard(context, viewer, params.hazardId));
  route(app, api.registerHazard, ({ viewer, body }) => registerHazard(context, viewer, body));
  route(app, api.issueNotice, ({ viewer, params, body }) => issueNotice(context, viewer, params.hazardId, body));
  route(app, api.refuseReceipt, ({ viewer, params, body }) => refuseReceipt(context, viewer, params.noticeId, body));
  route(app, api.recheckHazard, ({ viewer, params, body }) => recheckHazard(context, viewer, params.hazardId, body));
  route(app, api.superviseHazard, ({ viewer, params, body }) => superviseHazard(context, viewer, params.hazardId, body));
  fileRoute(app, kernel.disk, api.importHazards, async ({ viewer, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    return answerWith(kernel, sheets.import, { viewer, request, reply, input: query, file: bytes, title: fileName() });
  });
};

import type { FastifyInstance } from 'fastify';
import * as api from '#contract/renovations/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { sendFile } from '#kernel/files/files.ts';
import { publicRoute, route } from '#kernel/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { addOption, changeOption, createRenovation } from './commands/plan.ts';
import { stepRenovation } from './commands/step.ts';
import { voteLift } from './commands/voting.ts';
import { addPictures, doneMilestone, reportDefect, superviseWorks } from './commands/works.ts';
import { oneRenovation, openPicture, openRenovation, renovationsOfMine, renovationsPage } from './queries/lists.ts';
import type { Renovations } from './renovations.ts';

/** HTTP of the renovation of old estates. */
export const renovationRoutes = (app: FastifyInstance, { context, sheet }: Renovations): void => {
  const { kernel } = context;
  route(app, api.listRenovations, ({ viewer, query }) => renovationsPage(context, viewer, query));
  route(app, api.createRenovation, ({ viewer, body }) => createRenovation(context, viewer, body));
  route(app, api.getRenovation, ({ viewer, params }) => oneRenovation(context, viewer, params.renovationId));
  route(app, api.addRenovationOption, ({ viewer, params, body }) => addOption(context, viewer, params.renovationId, body));
  route(app, api.changeRenovationOption, ({ viewer, params, body }) =>
    changeOption(context, viewer, params.renovationId, params.optionId, body),
  );
  route(app, api.stepRenovation, ({ viewer, params, body }) => stepRenovation(context, viewer, params.renovationId, body));
  route(app, api.voteRenovationLift, ({ viewer, params, body }) => voteLift(context, viewer, params.renovationId, params.optionId, body));
  route(app, api.doneRenovationMilestone, ({ viewer, params, body }) =>
    doneMilestone(context, viewer, params.renovationId, params.milestoneId, body),
  );
  route(app, api.addRenovationPictures, ({ viewer, params, body }) => addPictures(context, viewer, params.renovationId, body));
  route(app, api.myRenovations, ({ viewer }) => renovationsOfMine(context, viewer));
  route(app, api.superviseRenovation, ({ viewer, params, body }) => superviseWorks(context, viewer, params.renovationId, body));
  route(app, api.reportRenovationDefect, ({ viewer, params, body }) => reportDefect(context, viewer, params.renovationId, body));
  publicRoute(app, api.getOpenRenovation, ({ params, reply }) => {
    reply.header('cache-control', 'private, max-age=60');
    return openRenovation(context, params.code);
  });
  fileRoute(app, kernel.disk, api.getOpenRenovationPicture, async ({ params, query, reply }) => {
    const { jurisdictionId, file } = await openPicture(context, params.code, params.fileId);
    return sendFile(kernel, jurisdictionId, file, query.small, reply);
  });
  fileRoute(app, kernel.disk, api.exportRenovations, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheet, { viewer, request, reply, input: query, title: '' }),
  );
};

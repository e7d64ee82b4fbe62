import type { FastifyInstance } from 'fastify';
import * as api from '#contract/honours/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { publicRoute, route } from '#kernel/http.ts';
import { workbookTooLarge } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { enterAppraisal } from './commands/appraise.ts';
import { answerObjection, checkCandidate, nominate, objectHonour, withdrawHonour } from './commands/candidates.ts';
import { createHonour, stepHonour } from './commands/rounds.ts';
import type { Honours } from './honours.ts';
import { appraisalsPage, honoursInPublic, honoursPage, oneHonour } from './queries/honours.ts';

/** HTTP of honours. */
export const honourRoutes = (app: FastifyInstance, { context, sheets }: Honours): void => {
  const { kernel } = context;
  publicRoute(app, api.openHonours, ({ viewer }) => honoursInPublic(context, viewer));
  route(app, api.listHonours, ({ viewer, query }) => honoursPage(context, viewer, query));
  route(app, api.getHonour, ({ viewer, params }) => oneHonour(context, viewer, params.roundId));
  route(app, api.createHonour, ({ viewer, body }) => createHonour(context, viewer, body));
  route(app, api.stepHonour, ({ viewer, params, body }) => stepHonour(context, viewer, params.roundId, body));
  route(app, api.nominate, ({ viewer, params, body }) => nominate(context, viewer, params.roundId, body));
  route(app, api.checkCandidate, ({ viewer, params, body }) => checkCandidate(context, viewer, params.candidateId, body));
  route(app, api.withdrawHonour, ({ viewer, params, body }) => withdrawHonour(context, viewer, params.candidateId, body));
  route(app, api.objectHonour, ({ viewer, params, body }) => objectHonour(context, viewer, params.candidateId, body));
  route(app, api.answerHonourObjection, ({ viewer, params, body }) => answerObjection(context, viewer, params.objectionId, body));
  route(app, api.listAppraisals, ({ viewer, query }) => appraisalsPage(context, viewer, query));
  route(app, api.enterAppraisal, ({ viewer, body }) => enterAppraisal(context, viewer, body));
  fileRoute(app, kernel.disk, api.exportHonour, ({ viewer, params, request, reply }) =>
    answerWith(kernel, sheets.round, { viewer, request, reply, input: params, title: '' }),
  );
  fileRoute(app, kernel.disk, api.exportNominations, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheets.nominations, { viewer, request, reply, input: query, title: '' }),
  );
  fileRoute(app, kernel.disk, api.importNominations, async ({ viewer, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    return answerWith(kernel, sheets.import, { viewer, request, reply, input: query, file: bytes, title: fileName() });
  });
};

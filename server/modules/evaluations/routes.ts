import type { FastifyInstance } from 'fastify';
import * as api from '#contract/evaluations/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import { workbookTooLarge } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { changeEvaluation, createEvaluation, stepEvaluation } from './commands/manage.ts';
import { rateDepartment } from './commands/rate.ts';
import type { Evaluations } from './evaluations.ts';
import { evaluationsPage, oneEvaluation } from './queries/evaluations.ts';

/** HTTP of evaluations. */
export const evaluationRoutes = (app: FastifyInstance, { context, sheets }: Evaluations): void => {
  const { kernel } = context;
  route(app, api.listEvaluations, ({ viewer, query }) => evaluationsPage(context, viewer, query));
  route(app, api.getEvaluation, ({ viewer, params }) => oneEvaluation(context, viewer, params.evaluationId));
  route(app, api.createEvaluation, ({ viewer, body }) => createEvaluation(context, viewer, body));
  route(app, api.changeEvaluation, ({ viewer, params, body }) => changeEvaluation(context, viewer, params.evaluationId, body));
  route(app, api.stepEvaluation, ({ viewer, params, body }) => stepEvaluation(context, viewer, params.evaluationId, body));
  route(app, api.rateDepartment, ({ viewer, params, body }) => rateDepartment(context, viewer, params.evaluationId, body));
  fileRoute(app, kernel.disk, api.exportEvaluation, ({ viewer, params, request, reply }) =>
    answerWith(kernel, sheets.results, { viewer, request, reply, input: params, title: '' }),
  );
  fileRoute(app, kernel.disk, api.exportEvaluationPairs, ({ viewer, params, request, reply }) =>
    answerWith(kernel, sheets.pairs, { viewer, request, reply, input: params, title: '' }),
  );
  fileRoute(app, kernel.disk, api.importEvaluationPairs, async ({ viewer, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    return answerWith(kernel, sheets.import, { viewer, request, reply, input: query, file: bytes, title: fileName() });
  });
};

import type { FastifyInstance } from 'fastify';
import * as api from '#contract/subsidies/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { correctSubsidy, paySubsidy, reckonSubsidy, stepSubsidy } from './commands/runs.ts';
import type { Subsidies } from './module.ts';
import { differencesPage, oneRun, runsPage } from './queries/runs.ts';

/** HTTP of subsidies. */
export const subsidyRoutes = (app: FastifyInstance, { context, sheet }: Subsidies): void => {
  const { kernel } = context;
  route(app, api.listSubsidies, ({ viewer }) => runsPage(context, viewer));
  route(app, api.getSubsidy, ({ viewer, params }) => oneRun(context, viewer, params.runId));
  route(app, api.reckonSubsidy, ({ viewer, params, body }) => reckonSubsidy(context, viewer, params.scheme, body));
  route(app, api.stepSubsidy, ({ viewer, params, body }) => stepSubsidy(context, viewer, params.runId, body));
  route(app, api.paySubsidy, ({ viewer, params, body }) => paySubsidy(context, viewer, params.runId, body));
  route(app, api.compareSubsidy, ({ viewer, params }) => differencesPage(context, viewer, params.runId));
  route(app, api.correctSubsidy, ({ viewer, params, body }) => correctSubsidy(context, viewer, params.runId, body));
  fileRoute(app, kernel.disk, api.exportSubsidy, ({ viewer, params, request, reply }) =>
    answerWith(kernel, sheet, { viewer, request, reply, input: params, title: '' }),
  );
};

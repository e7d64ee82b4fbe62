import type { FastifyInstance } from 'fastify';
import * as api from '#contract/workforce/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { promote } from './commands/promote-worker.ts';
import { allowReading, type Workforce } from './context.ts';
import { headcountOf, workersPage, workforceHead } from './queries/workers.ts';

/** HTTP of community workers. */
export const workforceRoutes = (app: FastifyInstance, workforce: Workforce): void => {
  const { kernel } = workforce;
  route(app, api.getWorkforce, ({ viewer }) => workforceHead(workforce, viewer));
  route(app, api.listWorkers, ({ viewer, query }) => workersPage(workforce, viewer, query));
  route(app, api.getHeadcount, ({ viewer, query }) => headcountOf(workforce, viewer, query));
  route(app, api.promoteWorker, ({ viewer, params, body }) => promote(workforce, viewer, params.rowId, body));
  fileRoute(app, kernel.disk, api.workersSheet, ({ viewer, query, request, reply }) => {
    allowReading(viewer);
    return answerWith(kernel, workforce.sheet, { viewer, request, reply, input: query, title: '' });
  });
};

import type { FastifyInstance } from 'fastify';
import * as api from '#contract/archive/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { publicRoute, route } from '#kernel/http.ts';
import { sendFile } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import type { Archive } from './archive.ts';
import { appraise } from './commands/set-class.ts';
import { takeOut } from './commands/take-out.ts';
import { takesOut } from './policy.ts';
import { archivePage, erasuresPage, oneFile } from './queries/files.ts';
import { rootsPage } from './queries/roots.ts';

/** HTTP of the archive. */
export const archiveRoutes = (app: FastifyInstance, { context, many }: Archive): void => {
  const { kernel } = context;
  route(app, api.listArchive, ({ viewer, query }) => archivePage(context, viewer, query));
  route(app, api.listErasures, ({ viewer, query }) => erasuresPage(context, viewer, query));
  route(app, api.getArchiveFile, ({ viewer, params }) => oneFile(context, viewer, params.caseId));
  route(app, api.setArchiveClass, ({ viewer, params, body }) => appraise(context, viewer, params.caseId, body));
  publicRoute(app, api.listRoots, ({ viewer, query, reply }) => {
    reply.header('cache-control', 'private, max-age=60');
    return rootsPage(context, viewer, query);
  });
  fileRoute(
    app,
    kernel.disk,
    api.takeOut,
    async ({ viewer, params, query, reply }) => sendFile(reply, 'case.zip', await takeOut(context, viewer, params.caseId, query.reason)),
    takesOut,
  );
  fileRoute(
    app,
    kernel.disk,
    api.takeOutMany,
    ({ viewer, query, request, reply }) => answerWith(kernel, many, { viewer, request, reply, input: query, title: '' }),
    takesOut,
  );
};

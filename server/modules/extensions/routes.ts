import type { FastifyInstance } from 'fastify';
import * as api from '#contract/extensions/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { askExtension } from './commands/ask-extension.ts';
import { decideExtension, withdrawExtension } from './commands/decide-extension.ts';
import type { Extensions } from './context.ts';
import { extensionsOfCase, extensionsPage } from './queries/extensions.ts';

/** HTTP of requests for more time. */
export const extensionRoutes = (app: FastifyInstance, extensions: Extensions): void => {
  route(app, api.listExtensions, ({ viewer, query }) => extensionsPage(extensions, viewer, query));
  route(app, api.caseExtensions, ({ viewer, params }) => extensionsOfCase(extensions, viewer, params.caseId));
  route(app, api.askExtension, ({ viewer, params, body }) => askExtension(extensions, viewer, params.caseId, body));
  route(app, api.decideExtension, ({ viewer, params, body }) => decideExtension(extensions, viewer, params.extensionId, body));
  route(app, api.withdrawExtension, ({ viewer, params, body }) => withdrawExtension(extensions, viewer, params.extensionId, body));
  fileRoute(app, extensions.kernel.disk, api.exportExtensions, ({ viewer, query, request, reply }) =>
    answerWith(extensions.kernel, extensions.sheet, { viewer, request, reply, input: query, title: '' }),
  );
};

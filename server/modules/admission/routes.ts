import type { FastifyInstance } from 'fastify';
import * as api from '#contract/admission/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import { workbookTooLarge } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { applyAdmission, decideAdmission, endAdmission } from './commands/apply.ts';
import type { Admission } from './context.ts';
import { asked } from './queries/ask.ts';
import { admissionList } from './queries/items.ts';

/** HTTP of what may be passed to communities. */
export const admissionRoutes = (app: FastifyInstance, { context, sheets }: Admission): void => {
  const { kernel } = context;
  route(app, api.listAdmission, ({ viewer, query }) => admissionList(context, viewer, query));
  route(app, api.askAdmission, ({ viewer, query }) => asked(context, viewer, query));
  route(app, api.applyAdmission, ({ viewer, body }) => applyAdmission(context, viewer, body));
  route(app, api.decideAdmission, ({ viewer, params, body }) => decideAdmission(context, viewer, params.itemId, body));
  route(app, api.endAdmission, ({ viewer, params, body }) => endAdmission(context, viewer, params.itemId, body));
  fileRoute(app, kernel.disk, api.exportAdmission, ({ viewer, request, reply }) =>
    answerWith(kernel, sheets.export, { viewer, request, reply, input: {}, title: '' }),
  );
  fileRoute(app, kernel.disk, api.importAdmission, async ({ viewer, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    return answerWith(kernel, sheets.import, { viewer, request, reply, input: query, file: bytes, title: fileName() });
  });
};

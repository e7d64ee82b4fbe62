import type { FastifyInstance } from 'fastify';
import * as api from '#contract/inspections/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import { workbookTooLarge } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { answerFinding, ruleFinding } from './commands/answer.ts';
import { recordFinding, recordRound } from './commands/record.ts';
import type { Inspections } from './inspections.ts';
import { findingsPage, inspectionMonth, inspectionStart, oneFinding } from './queries/list.ts';

/** HTTP of daily checks. */
export const inspectionRoutes = (app: FastifyInstance, { context, sheet, importing }: Inspections): void => {
  const { kernel } = context;
  route(app, api.getInspectionStart, ({ viewer }) => inspectionStart(context, viewer));
  route(app, api.getInspectionMonth, ({ viewer, query }) => inspectionMonth(context, viewer, query));
  fileRoute(app, kernel.disk, api.exportFindings, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheet, { viewer, request, reply, input: query, title: '' }),
  );
  fileRoute(app, kernel.disk, api.importFindings, async ({ viewer, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    return answerWith(kernel, importing, { viewer, request, reply, input: query, file: bytes, title: fileName() });
  });
  route(app, api.listFindings, ({ viewer, query }) => findingsPage(context, viewer, query));
  route(app, api.getFinding, ({ viewer, params }) => oneFinding(context, viewer, params.findingId));
  route(app, api.recordFinding, ({ viewer, body }) => recordFinding(context, viewer, body));
  route(app, api.recordRound, ({ viewer, body }) => recordRound(context, viewer, body));
  route(app, api.answerFinding, ({ viewer, params, body }) => answerFinding(context, viewer, params.findingId, body));
  route(app, api.ruleFinding, ({ viewer, params, body }) => ruleFinding(context, viewer, params.findingId, body));
};

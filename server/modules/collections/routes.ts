import type { FastifyInstance } from 'fastify';
import * as api from '#contract/collections/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import { workbookTooLarge } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import type { Collections } from './collections.ts';
import { draftTask, saveTask } from './commands/save-task.ts';
import { endTask, sendTask } from './commands/send-task.ts';
import { reviewSheet, saveSheet, submitSheet } from './commands/write-sheet.ts';
import { compare } from './queries/compare.ts';
import { preview, sheetsPage, tasksPage } from './queries/lists.ts';
import { progressPage } from './queries/progress.ts';
import { sheetPage } from './queries/sheet.ts';
import { taskPage } from './queries/task.ts';

/** HTTP of collection tasks. */
export const collectionRoutes = (app: FastifyInstance, { context, sheets }: Collections): void => {
  const { kernel } = context;
  route(app, api.listTasks, ({ viewer, query }) => tasksPage(context, viewer, query));
  route(app, api.draftTask, ({ viewer, body }) => draftTask(context, viewer, body));
  route(app, api.compareColumns, ({ viewer, body }) => compare(context, viewer, body));
  route(app, api.getTask, ({ viewer, params }) => taskPage(context, viewer, params.taskId));
  route(app, api.saveTask, ({ viewer, params, body }) => saveTask(context, viewer, params.taskId, body));
  route(app, api.previewTask, ({ viewer, params }) => preview(context, viewer, params.taskId));
  route(app, api.sendTask, ({ viewer, params, body }) => sendTask(context, viewer, params.taskId, body));
  route(app, api.endTask, ({ viewer, params, body }) => endTask(context, viewer, params.taskId, body));
  route(app, api.getProgress, ({ viewer, params, query }) => progressPage(context, viewer, params.taskId, query.area));
  route(app, api.listSheets, ({ viewer, query }) => sheetsPage(context, viewer, query));
  route(app, api.getSheet, ({ viewer, params }) => sheetPage(context, viewer, params.sheetId));
  route(app, api.saveSheet, ({ viewer, params, body }) => saveSheet(context, viewer, params.sheetId, body));
  route(app, api.submitSheet, ({ viewer, params, body }) => submitSheet(context, viewer, params.sheetId, body));
  route(app, api.reviewSheet, ({ viewer, params, body }) => reviewSheet(context, viewer, params.sheetId, body));
  fileRoute(app, kernel.disk, api.exportTask, ({ viewer, params, request, reply }) =>
    answerWith(kernel, sheets.export, { viewer, request, reply, input: params, title: '' }),
  );
  fileRoute(app, kernel.disk, api.importSheets, async ({ viewer, params, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    return answerWith(kernel, sheets.import, { viewer, request, reply, input: { ...query, ...params }, file: bytes, title: fileName() });
  });
};

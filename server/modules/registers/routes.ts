import type { FastifyInstance } from 'fastify';
import * as api from '#contract/registers/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import { workbookTooLarge } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { moveRow, revealRow } from './commands/move-row.ts';
import { addRow, changeRow } from './commands/save-row.ts';
import { groupsPage, oneRegister, registersPage, rowsPage } from './queries/list.ts';
import { oneRow, registerOfRow } from './queries/row.ts';
import { registerCsv } from './queries/sheet.ts';
import type { Registers } from './registers.ts';

/** HTTP of registers. */
export const registerRoutes = (app: FastifyInstance, { context, sheets }: Registers): void => {
  const { kernel } = context;
  route(app, api.listRegisters, ({ viewer }) => registersPage(context, viewer));
  route(app, api.getRegister, ({ viewer, params }) => oneRegister(context, viewer, params.code));
  route(app, api.listRegisterRows, ({ viewer, params, query }) => rowsPage(context, viewer, params.code, query));
  route(app, api.groupRegisterRows, ({ viewer, params, query }) => groupsPage(context, viewer, params.code, query));
  route(app, api.findRegisterRow, ({ viewer, params }) => registerOfRow(context, viewer, params.rowId));
  route(app, api.addRegisterRow, ({ viewer, params, body }) => addRow(context, viewer, params.code, body));
  route(app, api.getRegisterRow, ({ viewer, params }) => oneRow(context, viewer, params));
  route(app, api.changeRegisterRow, ({ viewer, params, body }) => changeRow(context, viewer, params, body));
  route(app, api.moveRegisterRow, ({ viewer, params, body }) => moveRow(context, viewer, params, body));
  route(app, api.revealRegisterRow, ({ viewer, params, body }) => revealRow(context, viewer, params, body));
  fileRoute(app, kernel.disk, api.exportRegister, ({ viewer, params, query, request, reply }) =>
    answerWith(kernel, sheets.export, { viewer, request, reply, input: { ...query, ...params }, title: params.code }),
  );
  fileRoute(app, kernel.disk, api.exportRegisterCsv, async ({ viewer, params, query, reply }) => {
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const { name, text } = await registerCsv(context, viewer, { ...query, ...params }, gone.signal);
    return reply
      .header('content-type', 'text/csv; charset=utf-8')
      .header('content-disposition', `attachment; filename="linli.csv"; filename*=UTF-8''${encodeURIComponent(name)}`)
      .header('x-content-type-options', 'nosniff')
      .send(text);
  });
  fileRoute(app, kernel.disk, api.importRegister, async ({ viewer, params, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    return answerWith(kernel, sheets.import, { viewer, request, reply, input: { ...query, ...params }, file: bytes, title: fileName() });
  });
};

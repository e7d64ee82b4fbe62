import type { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply } from 'fastify';
import * as api from '#contract/registers/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { route } from '#kernel/http.ts';
import { inLine, workbookTooLarge } from '#kernel/sheets/http.ts';
import { languageOf } from '#kernel/words.ts';
import { answerWith } from '#kernel/work/http.ts';
import { becomeOrganisation } from './commands/become-organisation.ts';
import { moveRow, revealRow } from './commands/move-row.ts';
import { addRow, changeRow } from './commands/save-row.ts';
import { openRoutes } from './open-routes.ts';
import { filesPage, registerFile } from './queries/files.ts';
import { foundIn } from './queries/inspect.ts';
import { groupsPage, oneRegister, registersPage, rowsPage } from './queries/list.ts';
import { measuresOf } from './queries/measures.ts';
import { oneRow, registerOfRow } from './queries/row.ts';
import { registerCsv } from './queries/sheet.ts';
import { rowSpots } from './queries/spots.ts';
import type { Registers } from './registers.ts';

/** Sends a CSV while it is made. */
const sendStream = (reply: FastifyReply, name: string, made: Readable): FastifyReply =>
  reply
    .header('content-type', 'text/csv')
    .header('content-disposition', `attachment; filename="linli.csv"; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('x-content-type-options', 'nosniff')
    .send(made);

/** HTTP of registers. */
export const registerRoutes = (app: FastifyInstance, { context, sheets }: Registers): void => {
  const { kernel } = context;
  openRoutes(app, context);
  route(app, api.listRegisters, ({ viewer }) => registersPage(context, viewer));
  route(app, api.getRegister, ({ viewer, params }) => oneRegister(context, viewer, params.code));
  route(app, api.listRegisterRows, ({ viewer, params, query }) => rowsPage(context, viewer, params.code, query));
  route(app, api.groupRegisterRows, ({ viewer, params, query }) => groupsPage(context, viewer, params.code, query));
  route(app, api.mapRegisterRows, ({ viewer, params, query }) => rowSpots(context, viewer, params.code, query));
  route(app, api.getRegisterMeasures, ({ viewer, params, query }) => measuresOf(context, viewer, params.code, query.area));
  route(app, api.findRegisterRow, ({ viewer, params }) => registerOfRow(context, viewer, params.rowId));
  route(app, api.addRegisterRow, ({ viewer, params, body }) => addRow(context, viewer, params.code, body));
  route(app, api.getRegisterRow, ({ viewer, params }) => oneRow(context, viewer, params));
  route(app, api.changeRegisterRow, ({ viewer, params, body }) => changeRow(context, viewer, params, body));
  route(app, api.moveRegisterRow, ({ viewer, params, body }) => moveRow(context, viewer, params, body));
  route(app, api.foundRegisterOrganisation, ({ viewer, params, body }) => becomeOrganisation(context, viewer, params, body));
  route(app, api.revealRegisterRow, ({ viewer, params, body }) => revealRow(context, viewer, params, body));
  fileRoute(app, kernel.disk, api.exportRegister, ({ viewer, params, query, request, reply }) =>
    answerWith(kernel, sheets.export, { viewer, request, reply, input: { ...query, ...params }, title: params.code }),
  );
  fileRoute(app, kernel.disk, api.exportRegisterCsv, async ({ viewer, params, query, reply }) => {
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const { name, text } = await registerCsv(context, viewer, { ...query, ...params }, gone.signal);
    return sendStream(reply, name, text);
  });
  route(app, api.listRegisterFiles, ({ viewer, params }) => filesPage(context, viewer, params.code));
  fileRoute(app, kernel.disk, api.exportRegisterFile, async ({ viewer, params, reply }) => {
    const gone = new AbortController();
    reply.raw.once('close', () => gone.abort());
    const { name, bytes } = await registerFile(context, viewer, params, gone.signal);
    return sendStream(reply, name, bytes);
  });
  fileRoute(app, kernel.disk, api.inspectTable, async ({ viewer, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    const language = languageOf(request.headers['accept-language']);
    return inLine(kernel, viewer, reply, (signal) => foundIn(context, viewer, { bytes, name: fileName(), language, signal }));
  });
  fileRoute(app, kernel.disk, api.importRegister, async ({ viewer, params, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    return answerWith(kernel, sheets.import, {
      viewer,
      request,
      reply,
      input: { ...query, ...params, name: fileName() },
      file: bytes,
      title: fileName(),
    });
  });
};

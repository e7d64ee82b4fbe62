import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { id as uuid } from '#contract/kernel/values.ts';
import { sheetAddresses, sheetImport } from '#contract/people/sheets.ts';
import { fail } from '#kernel/errors.ts';
import { refuseField, signedIn } from '#kernel/http.ts';
import { inLine, sendWorkbook, workbookOf } from '#kernel/sheets/http.ts';
import { languageOf } from '#kernel/words.ts';
import { importPeople } from './commands/import-people.ts';
import type { Context } from './context.ts';
import { managedAreas } from './policy.ts';
import { peopleSheet } from './queries/people-sheet.ts';

/** Workbooks of organisations; they are not JSON and stand beside the contract's endpoints. */
export const sheetRoutes = (app: FastifyInstance, context: Context): void => {
  const download = async (request: FastifyRequest, reply: FastifyReply, area: string | null): Promise<FastifyReply> => {
    const viewer = signedIn(request);
    const workbook = await inLine(context.kernel, viewer, reply, (signal) => peopleSheet(context, viewer, area, signal));
    return sendWorkbook(reply, 'organisations', workbook);
  };
  app.get(sheetAddresses.template, (request, reply) => download(request, reply, null));
  app.get(sheetAddresses.export, async (request, reply) => {
    const { area } = request.query as { area?: unknown };
    if (typeof area !== 'string' || !/^\d{1,20}$/.test(area)) return refuseField('area');
    return download(request, reply, area);
  });
  app.post(sheetAddresses.import, async (request, reply) => {
    const viewer = signedIn(request);
    if (managedAreas(viewer).length === 0) fail('session.forbidden');
    const { id, dryRun } = request.query as { id?: unknown; dryRun?: unknown };
    const bytes = await workbookOf(request);
    const language = languageOf(request.headers['accept-language']);
    const given = { id: uuid.safeParse(id).data ?? refuseField('id'), dryRun: dryRun === 'true' || dryRun === '1', bytes, language };
    return sheetImport.parse(await inLine(context.kernel, viewer, reply, (signal) => importPeople(context, viewer, { ...given, signal })));
  });
};

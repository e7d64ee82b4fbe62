import type { FastifyInstance } from 'fastify';
import { id as uuid } from '#contract/kernel/values.ts';
import { sheetAddresses, sheetImport } from '#contract/people/sheets.ts';
import { refuseField, signedIn } from '#kernel/http.ts';
import { sendWorkbook, workbookOf } from '#kernel/sheets/http.ts';
import { languageOf } from '#kernel/words.ts';
import { importPeople } from './commands/import-people.ts';
import type { Context } from './context.ts';
import { peopleSheet } from './queries/people-sheet.ts';

/** Workbooks of organisations; they are not JSON and stand beside the contract's endpoints. */
export const sheetRoutes = (app: FastifyInstance, context: Context): void => {
  app.get(sheetAddresses.template, async (request, reply) =>
    sendWorkbook(reply, 'organisations', await peopleSheet(context, signedIn(request), null)),
  );
  app.get(sheetAddresses.export, async (request, reply) => {
    const { area } = request.query as { area?: unknown };
    if (typeof area !== 'string' || !/^\d{1,20}$/.test(area)) return refuseField('area');
    return sendWorkbook(reply, 'organisations', await peopleSheet(context, signedIn(request), area));
  });
  app.post(sheetAddresses.import, async (request) => {
    const viewer = signedIn(request);
    const { id, dryRun } = request.query as { id?: unknown; dryRun?: unknown };
    const bytes = await workbookOf(request);
    const language = languageOf(request.headers['accept-language']);
    const given = { id: uuid.safeParse(id).data ?? refuseField('id'), dryRun: dryRun === 'true' || dryRun === '1', bytes, language };
    return sheetImport.parse(await importPeople(context, viewer, given));
  });
};

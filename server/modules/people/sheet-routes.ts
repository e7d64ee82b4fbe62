import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { id as uuid } from '#contract/kernel/values.ts';
import { sheetAddresses, sheetImport, sheetLimits } from '#contract/people/sheets.ts';
import { fail } from '#kernel/errors.ts';
import { signedIn } from '#kernel/http.ts';
import { languageOf } from '#kernel/words.ts';
import { importPeople } from './commands/import-people.ts';
import type { Context } from './context.ts';
import { peopleSheet } from './queries/people-sheet.ts';

const wrong = (field: string): never =>
  fail('request.invalid', { fields: field, issues: [{ path: field, message: 'is missing or wrong' }] });

const send = (reply: FastifyReply, { name, bytes }: { name: string; bytes: Buffer }) =>
  reply
    .header('content-type', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
    .header('content-disposition', `attachment; filename="organisations.xlsx"; filename*=UTF-8''${encodeURIComponent(name)}`)
    .header('x-content-type-options', 'nosniff')
    .send(bytes);

/** The workbook of a multipart request. */
const workbookOf = async (request: FastifyRequest): Promise<Buffer> => {
  const part = await request.file({ limits: { fileSize: sheetLimits.bytes, files: 1, fields: 4 } });
  if (part?.fieldname !== 'sheet') return wrong('sheet');
  return part.toBuffer().catch((error: { code?: string }) => {
    if (error.code === 'FST_REQ_FILE_TOO_LARGE')
      fail('territory.place_sheet_large', { megabytes: sheetLimits.bytes / 1_048_576, rows: sheetLimits.rows });
    throw error;
  });
};

/** Workbooks of organisations; they are not JSON and stand beside the contract's endpoints. */
export const sheetRoutes = (app: FastifyInstance, context: Context): void => {
  app.get(sheetAddresses.template, async (request, reply) => send(reply, await peopleSheet(context, signedIn(request), null)));
  app.get(sheetAddresses.export, async (request, reply) => {
    const { area } = request.query as { area?: unknown };
    if (typeof area !== 'string' || !/^\d{1,20}$/.test(area)) return wrong('area');
    return send(reply, await peopleSheet(context, signedIn(request), area));
  });
  app.post(sheetAddresses.import, { bodyLimit: sheetLimits.bytes * 2 }, async (request) => {
    const viewer = signedIn(request);
    const { id, dryRun } = request.query as { id?: unknown; dryRun?: unknown };
    const bytes = await workbookOf(request);
    const language = languageOf(request.headers['accept-language']);
    const given = { id: uuid.safeParse(id).data ?? wrong('id'), dryRun: dryRun === 'true' || dryRun === '1', bytes, language };
    return sheetImport.parse(await importPeople(context, viewer, given));
  });
};

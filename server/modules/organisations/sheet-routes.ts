import type { FastifyInstance, FastifyReply } from 'fastify';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { exportOrganisations, importOrganisations, organisationsTemplate } from '#contract/organisations/sheets.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { inLine, sendWorkbook, workbookTooLarge } from '#kernel/sheets/http.ts';
import { languageOf } from '#kernel/words.ts';
import { importPeople } from './commands/import-people.ts';
import type { Context } from './context.ts';
import { managedAreas } from './policy.ts';
import { peopleSheet } from './queries/people-sheet.ts';

/** Workbooks of organisations; they are not JSON and stand beside the contract's endpoints. */
export const sheetRoutes = (app: FastifyInstance, context: Context): void => {
  const { kernel } = context;
  const download = async (viewer: Viewer, reply: FastifyReply, area: string | null): Promise<FastifyReply> =>
    sendWorkbook(reply, 'organisations', await inLine(kernel, viewer, reply, (signal) => peopleSheet(context, viewer, area, signal)));
  fileRoute(app, kernel.disk, organisationsTemplate, ({ viewer, reply }) => download(viewer, reply, null));
  fileRoute(app, kernel.disk, exportOrganisations, ({ viewer, query, reply }) => download(viewer, reply, query.area));
  fileRoute(
    app,
    kernel.disk,
    importOrganisations,
    async ({ viewer, query, request, reply, file }) => {
      const given = { ...query, bytes: await file(workbookTooLarge), language: languageOf(request.headers['accept-language']) };
      return inLine(kernel, viewer, reply, (signal) => importPeople(context, viewer, { ...given, signal }));
    },
    (viewer) => managedAreas(viewer).length > 0,
  );
};

import type { FastifyInstance } from 'fastify';
import { exportOrganisations, importOrganisations, organisationsTemplate } from '#contract/organisations/sheets.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { inLine, sendWorkbook, workbookTooLarge } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import type { Organisations } from './organisations.ts';
import { managedAreas } from './policy.ts';
import { peopleSheet } from './queries/people-sheet.ts';

/** Workbooks of organisations; they are not JSON and stand beside the contract's endpoints. */
export const sheetRoutes = (app: FastifyInstance, { context, sheets }: Organisations): void => {
  const { kernel } = context;
  fileRoute(app, kernel.disk, organisationsTemplate, async ({ viewer, reply }) =>
    sendWorkbook(reply, 'organisations', await inLine(kernel, viewer, reply, (signal) => peopleSheet(context, viewer, null, signal))),
  );
  fileRoute(app, kernel.disk, exportOrganisations, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheets.export, { viewer, request, reply, input: query, title: '' }),
  );
  fileRoute(
    app,
    kernel.disk,
    importOrganisations,
    async ({ viewer, query, request, reply, file, fileName }) => {
      const bytes = await file(workbookTooLarge);
      return answerWith(kernel, sheets.import, { viewer, request, reply, input: query, file: bytes, title: fileName() });
    },
    (viewer) => managedAreas(viewer).length > 0,
  );
};

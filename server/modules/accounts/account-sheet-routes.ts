import type { FastifyInstance } from 'fastify';
import { accountsTemplate, importAccounts as importEndpoint } from '#contract/accounts/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { inLine, sendWorkbook, workbookTooLarge } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import type { Accounts } from './accounts.ts';
import { mayManageAccounts } from './policy.ts';
import { accountSheet } from './queries/account-sheet.ts';

/** Workbooks of accounts: the empty one, and the import. */
export const accountSheetRoutes = (app: FastifyInstance, { context: { kernel }, sheets }: Accounts): void => {
  fileRoute(app, kernel.disk, accountsTemplate, async ({ viewer, reply }) =>
    sendWorkbook(reply, 'accounts', await inLine(kernel, viewer, reply, (signal) => accountSheet(viewer, signal))),
  );
  fileRoute(
    app,
    kernel.disk,
    importEndpoint,
    async ({ viewer, query, request, reply, file, fileName }) => {
      const bytes = await file(workbookTooLarge);
      return answerWith(kernel, sheets.import, { viewer, request, reply, input: query, file: bytes, title: fileName() });
    },
    mayManageAccounts,
  );
};

import type { FastifyInstance } from 'fastify';
import { accountsTemplate, importAccounts as importEndpoint } from '#contract/accounts/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { inLine, sendWorkbook, workbookTooLarge } from '#kernel/sheets/http.ts';
import { languageOf } from '#kernel/words.ts';
import { importAccounts } from './commands/import-accounts.ts';
import type { Context } from './context.ts';
import { mayManageAccounts } from './policy.ts';
import { accountSheet } from './queries/account-sheet.ts';

/** Workbooks of accounts: the empty one, and the import. */
export const accountSheetRoutes = (app: FastifyInstance, context: Context): void => {
  const { kernel } = context;
  fileRoute(app, kernel.disk, accountsTemplate, async ({ viewer, reply }) =>
    sendWorkbook(reply, 'accounts', await inLine(kernel, viewer, reply, (signal) => accountSheet(viewer, signal))),
  );
  fileRoute(
    app,
    kernel.disk,
    importEndpoint,
    async ({ viewer, query, request, reply, file }) => {
      const given = { ...query, bytes: await file(workbookTooLarge), language: languageOf(request.headers['accept-language']) };
      return inLine(kernel, viewer, reply, (signal) => importAccounts(context, viewer, { ...given, signal }));
    },
    mayManageAccounts,
  );
};

import type { FastifyInstance } from 'fastify';
import * as api from '#contract/credits/api.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { publicRoute, route } from '#kernel/http.ts';
import { workbookTooLarge } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { answerCredit, askRepair, objectToEntry, objectToRating } from './commands/ask.ts';
import { enterCredit, joinCredits } from './commands/enter.ts';
import { correctCreditYear, finishCreditYear, rateYear } from './commands/years.ts';
import type { Credits } from './module.ts';
import { companiesPage, oneCompany } from './queries/companies.ts';
import { oneYear, openCredits, yearDifferences, yearsPage } from './queries/years.ts';

/** HTTP of the credit of companies. */
export const creditRoutes = (app: FastifyInstance, { context, sheets }: Credits): void => {
  const { kernel } = context;
  route(app, api.listCredits, ({ viewer }) => companiesPage(context, viewer));
  route(app, api.getCredit, ({ viewer, params }) => oneCompany(context, viewer, params.companyId));
  route(app, api.joinCredits, ({ viewer, params, body }) => joinCredits(context, viewer, params.companyId, body));
  route(app, api.enterCredit, ({ viewer, params, body }) => enterCredit(context, viewer, params.companyId, body));
  route(app, api.objectToEntry, ({ viewer, params, body }) => objectToEntry(context, viewer, params.entryId, body));
  route(app, api.askRepair, ({ viewer, params, body }) => askRepair(context, viewer, params.entryId, body));
  route(app, api.objectToRating, ({ viewer, params, body }) => objectToRating(context, viewer, params.yearId, body));
  route(app, api.answerCredit, ({ viewer, params, body }) => answerCredit(context, viewer, params.askId, body));
  route(app, api.listCreditYears, ({ viewer }) => yearsPage(context, viewer));
  route(app, api.getCreditYear, ({ viewer, params, query }) => oneYear(context, viewer, params.yearId, query.edition));
  route(app, api.rateYear, ({ viewer, body }) => rateYear(context, viewer, body));
  route(app, api.compareCreditYear, ({ viewer, params }) => yearDifferences(context, viewer, params.yearId));
  route(app, api.finishCreditYear, ({ viewer, params, body }) => finishCreditYear(context, viewer, params.yearId, body));
  route(app, api.correctCreditYear, ({ viewer, params, body }) => correctCreditYear(context, viewer, params.yearId, body));
  publicRoute(app, api.listOpenCredits, ({ viewer, reply }) => {
    reply.header('cache-control', 'private, max-age=60');
    return openCredits(context, viewer);
  });
  fileRoute(app, kernel.disk, api.exportCredits, ({ viewer, request, reply }) =>
    answerWith(kernel, sheets.entries, { viewer, request, reply, input: {}, title: '' }),
  );
  fileRoute(app, kernel.disk, api.exportCreditYear, ({ viewer, params, request, reply }) =>
    answerWith(kernel, sheets.year, { viewer, request, reply, input: params, title: '' }),
  );
  fileRoute(app, kernel.disk, api.importCredits, async ({ viewer, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    return answerWith(kernel, sheets.import, { viewer, request, reply, input: query, file: bytes, title: fileName() });
  });
};

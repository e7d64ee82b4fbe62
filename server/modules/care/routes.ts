import type { FastifyInstance } from 'fastify';
import * as api from '#contract/care/api.ts';
import { fail } from '#kernel/errors.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { publicRoute, route } from '#kernel/http.ts';
import { workbookTooLarge } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import type { Care } from './care.ts';
import { addClass, addHealth, changeCare, closeClass, removeHealth } from './commands/change-care.ts';
import { addDiner, changeDiner, endDiner } from './commands/diners.ts';
import { endCare } from './commands/end-care.ts';
import { lookAtCare } from './commands/look-at-care.ts';
import { openCare, renewConsent } from './commands/open-care.ts';
import { takeOverCare } from './commands/take-over.ts';
import { closeTillDay, orderMeal, refundMeal, takeMeal } from './commands/till.ts';
import { canteensForAll, dinersPage, myMeals } from './queries/diners.ts';
import { careFigures } from './queries/figures.ts';
import { carePage, careVisitors } from './queries/list.ts';
import { settlement } from './queries/settlement.ts';
import { atTill, tillDay, tillsOf } from './queries/till.ts';
import { unledList } from './queries/unled.ts';

/** HTTP of care records and canteens; prices of canteens are for everybody. */
export const careRoutes = (app: FastifyInstance, { context, settlementSheet, sheets }: Care): void => {
  const { kernel } = context;

  route(app, api.openCare, ({ viewer, body }) => openCare(context, viewer, body));
  route(app, api.listCare, ({ viewer, query }) => carePage(context, viewer, query));
  route(app, api.lookAtCare, ({ viewer, params, body }) => lookAtCare(context, viewer, params.recordId, body));
  route(app, api.changeCare, ({ viewer, params, body }) => changeCare(context, viewer, params.recordId, body));
  route(app, api.listUnledCare, ({ viewer }) => unledList(context, viewer));
  route(app, api.takeOverCare, ({ viewer, params, body }) => takeOverCare(context, viewer, params.recordId, body));
  route(app, api.renewCare, ({ viewer, params, body }) => renewConsent(context, viewer, params.recordId, body));
  route(app, api.endCare, ({ viewer, params, body }) => endCare(context, viewer, params.recordId, body));
  route(app, api.addCareClass, ({ viewer, params, body }) => addClass(context, viewer, params.recordId, body));
  route(app, api.endCareClass, ({ viewer, params, body }) => closeClass(context, viewer, params.recordId, params.classId, body));
  route(app, api.addCareHealth, ({ viewer, params, body }) => addHealth(context, viewer, params.recordId, body));
  route(app, api.removeCareHealth, ({ viewer, params, body }) => removeHealth(context, viewer, params.recordId, params.healthId, body));
  route(app, api.listCareVisitors, ({ viewer, query }) => careVisitors(context, viewer, query));
  route(app, api.getCareFigures, ({ viewer, query }) => careFigures(context, viewer, query));
  fileRoute(app, kernel.disk, api.importCare, async ({ viewer, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    return answerWith(kernel, sheets.import, { viewer, request, reply, input: query, file: bytes, title: fileName() });
  });
  fileRoute(app, kernel.disk, api.careSheet, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheets.export, { viewer, request, reply, input: query, title: '' }),
  );
  publicRoute(app, api.listCanteens, async ({ viewer }) =>
    canteensForAll(context, viewer?.jurisdictionId ?? (await kernel.jurisdictions.default())?.id ?? fail('server.unavailable')),
  );
  route(app, api.getMyMeals, ({ viewer }) => myMeals(context, viewer));
  route(app, api.listDiners, ({ viewer, query }) => dinersPage(context, viewer, query));
  route(app, api.addDiner, ({ viewer, body }) => addDiner(context, viewer, body));
  route(app, api.changeDiner, ({ viewer, params, body }) => changeDiner(context, viewer, params.dinerId, body));
  route(app, api.endDiner, ({ viewer, params, body }) => endDiner(context, viewer, params.dinerId, body));
  route(app, api.listTills, ({ viewer }) => tillsOf(context, viewer));
  route(app, api.findAtTill, ({ viewer, params, body }) => atTill(context, viewer, params.canteenId, body));
  route(app, api.takeMeal, ({ viewer, params, body }) => takeMeal(context, viewer, params.canteenId, body));
  route(app, api.refundMeal, ({ viewer, params, body }) => refundMeal(context, viewer, params.canteenId, params.mealId, body));
  route(app, api.orderMeal, ({ viewer, params, body }) => orderMeal(context, viewer, params.canteenId, body));
  route(app, api.getTillDay, ({ viewer, params }) => tillDay(context, viewer, params.canteenId, params.day));
  route(app, api.closeTillDay, ({ viewer, params, body }) => closeTillDay(context, viewer, params.canteenId, params.day, body));
  route(app, api.getSettlement, ({ viewer, query }) => settlement(context, viewer, query));
  fileRoute(app, kernel.disk, api.settlementSheet, ({ viewer, query, request, reply }) =>
    answerWith(kernel, settlementSheet, { viewer, request, reply, input: query, title: '' }),
  );
};

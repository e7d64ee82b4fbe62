import type { FastifyInstance } from 'fastify';
import * as api from '#contract/platform/api.ts';
import { route } from '#kernel/http.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { languageOf } from '#kernel/words.ts';
import { addKind, changeKind } from './commands/manage-kinds.ts';
import { setSetting } from './commands/set-setting.ts';
import { giveUpDelivery, releaseDeliveries } from './commands/settle-delivery.ts';
import { heldDeliveries } from './queries/held-deliveries.ts';
import { kindsPage } from './queries/kinds.ts';
import { firstSteps } from './queries/readiness.ts';
import { settingChangesPage, settingsPage } from './queries/settings.ts';

/** HTTP of the running of the program: what the system administrator does about it, and where one stands in line. */
export const platformRoutes = (app: FastifyInstance, kernel: Kernel): void => {
  route(app, api.listDeliveries, ({ viewer }) => heldDeliveries(kernel, viewer));
  route(app, api.getFirstSteps, ({ viewer, request }) => firstSteps(kernel, viewer, languageOf(request.headers['accept-language'])));
  route(app, api.releaseDeliveries, ({ viewer, body }) => releaseDeliveries(kernel, viewer, body));
  route(app, api.getSheetLine, async ({ viewer }) => ({ ahead: kernel.sheets.ahead(viewer.accountId) }));
  route(app, api.listKinds, ({ viewer }) => kindsPage(kernel, viewer));
  route(app, api.addKind, ({ viewer, body }) => addKind(kernel, viewer, body));
  route(app, api.changeKind, ({ viewer, params, body }) => changeKind(kernel, viewer, params.kindId, body));
  route(app, api.listSettings, ({ viewer, request }) => settingsPage(kernel, viewer, languageOf(request.headers['accept-language'])));
  route(app, api.setSetting, ({ viewer, params, body }) => setSetting(kernel, viewer, params.key, body));
  route(app, api.listSettingChanges, ({ viewer, params, query }) => settingChangesPage(kernel, viewer, params.key, query));
  route(app, api.giveUpDelivery, ({ viewer, body }) => giveUpDelivery(kernel, viewer, body));
};

import type { FastifyInstance } from 'fastify';
import * as api from '#contract/orders/api.ts';
import { senderOf } from '#kernel/devices.ts';
import { fail } from '#kernel/errors.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { publicRoute, route } from '#kernel/http.ts';
import { strangerLimit, tooMany } from '#kernel/limiter.ts';
import { workbookTooLarge } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { ask } from './commands/ask.ts';
import { contact } from './commands/contact.ts';
import { finish } from './commands/finish.ts';
import { handBack } from './commands/hand-back.ts';
import { issue } from './commands/issue.ts';
import { take } from './commands/take.ts';
import type { Orders } from './orders.ts';
import { myOrders, openPage, ordersPage } from './queries/lists.ts';

/** What strangers may look at. */
const looks = { each: { max: 600, seconds: 3600 }, network: { max: 6000, seconds: 3600 } };

/** HTTP of orders and wishes. What is listed needs no session. */
export const orderRoutes = (app: FastifyInstance, { context, sheets }: Orders): void => {
  const { kernel } = context;
  const limit = strangerLimit(kernel.limiter, 'orders.open', looks);
  publicRoute(app, api.listOpenOrders, async ({ viewer, query, request, reply }) => {
    const wait = await limit(senderOf(kernel.devices, request), null, viewer !== null);
    if (wait !== null) tooMany(wait);
    reply.header('cache-control', 'private, no-cache');
    const jurisdictionId = viewer?.jurisdictionId ?? (await kernel.jurisdictions.default())?.id ?? fail('server.unavailable');
    return openPage(context, jurisdictionId, query);
  });
  route(app, api.askOrder, ({ viewer, body }) => ask(context, viewer, body));
  route(app, api.listOrders, ({ viewer, query }) => ordersPage(context, viewer, query));
  route(app, api.myOrders, ({ viewer }) => myOrders(context, viewer));
  route(app, api.issueOrder, ({ viewer, params, body }) => issue(context, viewer, params.orderId, body));
  route(app, api.takeOrder, ({ viewer, params, body }) => take(context, viewer, params.orderId, body));
  route(app, api.handBackOrder, ({ viewer, params, body }) => handBack(context, viewer, params.shareId, body));
  route(app, api.finishOrder, ({ viewer, params, body }) => finish(context, viewer, params.shareId, body));
  route(app, api.contactOfOrder, ({ viewer, params, body }) => contact(context, viewer, params.shareId, body));
  fileRoute(app, kernel.disk, api.exportOrders, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheets.export, { viewer, request, reply, input: query, title: '' }),
  );
  fileRoute(app, kernel.disk, api.importOrders, async ({ viewer, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    return answerWith(kernel, sheets.import, { viewer, request, reply, input: query, file: bytes, title: fileName() });
  });
};

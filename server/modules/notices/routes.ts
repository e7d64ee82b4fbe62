import type { FastifyInstance, FastifyRequest } from 'fastify';
import * as api from '#contract/notices/api.ts';
import { route } from '#kernel/http.ts';
import { type Language, languageOf } from '#kernel/words.ts';
import { choose } from './commands/choose.ts';
import { confirm, setEmail } from './commands/email.ts';
import { endPush, startPush } from './commands/push.ts';
import { read } from './commands/read-notices.ts';
import { sendTest } from './commands/send-test.ts';
import type { Notices } from './context.ts';
import { deliveryLog, gatewaysOf } from './queries/deliveries.ts';
import { inbox, unreadOf } from './queries/inbox.ts';
import { settingsOf } from './queries/settings.ts';

const languageIn = (request: FastifyRequest): Language => languageOf(request.headers['accept-language']);

/** HTTP of the inbox, of what people choose, and of the gateways. */
export const noticeRoutes = (app: FastifyInstance, notices: Notices): void => {
  route(app, api.listNotices, ({ viewer, query, request }) => inbox(notices, viewer, query, languageIn(request)));
  route(app, api.countNotices, ({ viewer }) => unreadOf(notices, viewer));
  route(app, api.readNotices, ({ viewer, body }) => read(notices, viewer, body));
  route(app, api.getNoticeSettings, ({ viewer, request }) => settingsOf(notices, viewer, languageIn(request)));
  route(app, api.setNoticeSettings, ({ viewer, body, request }) => choose(notices, viewer, body, languageIn(request)));
  route(app, api.setEmail, ({ viewer, body, request }) => setEmail(notices, viewer, body.address, languageIn(request)));
  route(app, api.confirmEmail, ({ viewer, body }) => confirm(notices, viewer, body.code));
  route(app, api.subscribePush, ({ viewer, body }) => startPush(notices, viewer, body));
  route(app, api.unsubscribePush, ({ viewer, body }) => endPush(notices, viewer, body.endpoint));
  route(app, api.listNoticeDeliveries, ({ viewer, query }) => deliveryLog(notices, viewer, query));
  route(app, api.getGateways, ({ viewer }) => gatewaysOf(notices, viewer));
  route(app, api.sendTest, ({ viewer, body, request }) => sendTest(notices, viewer, body, languageIn(request)));
};

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Viewer } from '#contract/accounts/viewer.ts';
import * as api from '#contract/tariffs/api.ts';
import { senderOf } from '#kernel/devices.ts';
import { fail } from '#kernel/errors.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { publicRoute, route } from '#kernel/http.ts';
import { strangerLimit, tooMany } from '#kernel/limiter.ts';
import { workbookTooLarge } from '#kernel/sheets/http.ts';
import { answerWith } from '#kernel/work/http.ts';
import { book } from './commands/book.ts';
import { cancel, complain, consent } from './commands/consent.ts';
import { addItem, changeItem, priceItem } from './commands/items.ts';
import { addQuote, withdrawQuote } from './commands/quotes.ts';
import { contact, step } from './commands/steps.ts';
import { bookingsPage, myBookings, oneTariff, tariffOverview, tariffsPage, tariffTimes } from './queries/lists.ts';
import type { Tariffs } from './tariffs.ts';

/** What strangers may look at. */
const looks = { each: { max: 600, seconds: 3600 }, network: { max: 6000, seconds: 3600 } };

/** HTTP of price lists and bookings at home. Price lists need no session. */
export const tariffRoutes = (app: FastifyInstance, { context, sheets }: Tariffs): void => {
  const { kernel } = context;
  const limit = strangerLimit(kernel.limiter, 'tariffs.open', looks);
  /** Whose price lists somebody reads. */
  const opened = async (from: { viewer: Viewer | null; request: FastifyRequest; reply: FastifyReply }): Promise<string> => {
    const wait = await limit(senderOf(kernel.devices, from.request), null, from.viewer !== null);
    if (wait !== null) tooMany(wait);
    from.reply.header('cache-control', 'private, no-cache');
    return from.viewer?.jurisdictionId ?? (await kernel.jurisdictions.default())?.id ?? fail('server.unavailable');
  };
  publicRoute(app, api.listTariffs, async (from) => tariffsPage(context, await opened(from), from.viewer, from.query));
  publicRoute(app, api.getTariff, async (from) => oneTariff(context, await opened(from), from.viewer, from.params.itemId));
  publicRoute(app, api.getTariffTimes, async (from) => tariffTimes(context, await opened(from), from.params.itemId));
  route(app, api.addTariff, ({ viewer, body }) => addItem(context, viewer, body));
  route(app, api.changeTariff, ({ viewer, params, body }) => changeItem(context, viewer, params.itemId, body));
  route(app, api.priceTariff, ({ viewer, params, body }) => priceItem(context, viewer, params.itemId, body));
  route(app, api.quoteTariff, ({ viewer, params, body }) => addQuote(context, viewer, params.itemId, body));
  route(app, api.withdrawQuote, ({ viewer, params, body }) => withdrawQuote(context, viewer, params.quoteId, body));
  route(app, api.bookTariff, ({ viewer, body }) => book(context, viewer, body));
  route(app, api.myTariffBookings, ({ viewer }) => myBookings(context, viewer));
  route(app, api.listTariffBookings, ({ viewer, query }) => bookingsPage(context, viewer, query));
  route(app, api.stepTariffBooking, ({ viewer, params, body }) => step(context, viewer, params.bookingId, body));
  route(app, api.contactOfTariffBooking, ({ viewer, params, body }) => contact(context, viewer, params.bookingId, body));
  route(app, api.consentTariffPrice, ({ viewer, params, body }) => consent(context, viewer, params.bookingId, body));
  route(app, api.cancelTariffBooking, ({ viewer, params, body }) => cancel(context, viewer, params.bookingId, body));
  route(app, api.complainOfTariffBooking, ({ viewer, params, body }) => complain(context, viewer, params.bookingId, body));
  route(app, api.getTariffOverview, ({ viewer, query }) => tariffOverview(context, viewer, query));
  fileRoute(app, kernel.disk, api.exportTariffs, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheets.export, { viewer, request, reply, input: query, title: '' }),
  );
  fileRoute(app, kernel.disk, api.importTariffs, async ({ viewer, query, request, reply, file, fileName }) => {
    const bytes = await file(workbookTooLarge);
    return answerWith(kernel, sheets.import, { viewer, request, reply, input: query, file: bytes, title: fileName() });
  });
};

import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Viewer } from '#contract/accounts/viewer.ts';
import * as api from '#contract/bookings/api.ts';
import { senderOf } from '#kernel/devices.ts';
import { fail } from '#kernel/errors.ts';
import { fileRoute } from '#kernel/file-route.ts';
import { publicRoute, route } from '#kernel/http.ts';
import { strangerLimit, tooMany } from '#kernel/limiter.ts';
import { answerWith } from '#kernel/work/http.ts';
import type { Bookings } from './bookings.ts';
import { book } from './commands/book.ts';
import { closeTime, openTime } from './commands/close-times.ts';
import { decideBooking, displaceBooking, notePayment } from './commands/decide.ts';
import { changeRoom, closeRoom, createRoom, renewRoomCode, setRules } from './commands/manage-rooms.ts';
import { acceptOffer, cancelBooking } from './commands/own-bookings.ts';
import { decidePause, objectToPause } from './commands/pauses.ts';
import { signIn } from './commands/sign-in.ts';
import { bookingsPage, oneBooking, ownBookings, ownPauses, pausesPage, roomsOfDay } from './queries/bookings.ts';
import { calendarOf, feedAddress, setFeed } from './queries/feed.ts';
import { findRooms, openRoom, roomDetail, roomsPage } from './queries/rooms.ts';

/** What strangers may look at: a page is some calls, a screen asks twice a minute. */
const looks = { each: { max: 900, seconds: 3600 }, network: { max: 9000, seconds: 3600 } };

/** HTTP of rooms, bookings, screens and feeds. */
export const bookingRoutes = (app: FastifyInstance, { context, sheet }: Bookings): void => {
  const { kernel } = context;
  const limit = strangerLimit(kernel.limiter, 'bookings.open', looks);
  const knock = async (viewer: Viewer | null, request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    const wait = await limit(senderOf(kernel.devices, request), null, viewer !== null);
    if (wait !== null) tooMany(wait);
    reply.header('cache-control', 'private, no-cache');
  };
  const here = async (viewer: Viewer | null, request: FastifyRequest, reply: FastifyReply): Promise<string> => {
    await knock(viewer, request, reply);
    return viewer?.jurisdictionId ?? (await kernel.jurisdictions.default())?.id ?? fail('server.unavailable');
  };
  publicRoute(app, api.findRooms, async ({ viewer, query, request, reply }) =>
    findRooms(context, await here(viewer, request, reply), query),
  );
  publicRoute(app, api.getRoom, async ({ viewer, params, query, request, reply }) =>
    roomDetail(context, await here(viewer, request, reply), viewer, params.roomId, query),
  );
  publicRoute(app, api.getOpenRoom, async ({ viewer, params, request, reply }) => {
    await knock(viewer, request, reply);
    return openRoom(context, params.code);
  });
  fileRoute(app, kernel.disk, api.calendarFile, async ({ viewer, params, request, reply }) => {
    await knock(viewer ?? null, request, reply);
    return reply.type('text/calendar; charset=utf-8').send(await calendarOf(context, params.token));
  });

  route(app, api.listRooms, ({ viewer, query }) => roomsPage(context, viewer, query));
  route(app, api.createRoom, ({ viewer, body }) => createRoom(context, viewer, body));
  route(app, api.changeRoom, ({ viewer, params, body }) => changeRoom(context, viewer, params.roomId, body));
  route(app, api.closeRoom, ({ viewer, params, body }) => closeRoom(context, viewer, params.roomId, body));
  route(app, api.setRules, ({ viewer, params, body }) => setRules(context, viewer, params.roomId, body));
  route(app, api.renewRoomCode, ({ viewer, params, body }) => renewRoomCode(context, viewer, params.roomId, body));
  route(app, api.getFeed, ({ viewer, query }) => feedAddress(context, viewer, query.room ?? null));
  route(app, api.setFeed, ({ viewer, body }) => setFeed(context, viewer, body));

  fileRoute(app, kernel.disk, api.exportBookings, ({ viewer, query, request, reply }) =>
    answerWith(kernel, sheet, { viewer, request, reply, input: query, title: '' }),
  );
  route(app, api.book, ({ viewer, body }) => book(context, viewer, body));
  route(app, api.myBookings, ({ viewer, query }) => ownBookings(context, viewer, query));
  route(app, api.getBooking, ({ viewer, params }) => oneBooking(context, viewer, params.bookingId));
  route(app, api.cancelBooking, ({ viewer, params, body }) => cancelBooking(context, viewer, params.bookingId, body));
  route(app, api.acceptOffer, ({ viewer, params, body }) => acceptOffer(context, viewer, params.bookingId, body));
  route(app, api.signIn, ({ viewer, body }) => signIn(context, viewer, body));
  route(app, api.decideBooking, ({ viewer, params, body }) => decideBooking(context, viewer, params.bookingId, body));
  route(app, api.displaceBooking, ({ viewer, params, body }) => displaceBooking(context, viewer, params.bookingId, body));
  route(app, api.notePayment, ({ viewer, params, body }) => notePayment(context, viewer, params.bookingId, body));
  route(app, api.listBookings, ({ viewer, query }) => bookingsPage(context, viewer, query));
  route(app, api.dayOfRooms, ({ viewer, query }) => roomsOfDay(context, viewer, query));
  route(app, api.closeTime, ({ viewer, body }) => closeTime(context, viewer, body));
  route(app, api.openTime, ({ viewer, params, body }) => openTime(context, viewer, params.closureId, body));

  route(app, api.myPauses, ({ viewer }) => ownPauses(context, viewer));
  route(app, api.objectToPause, ({ viewer, params, body }) => objectToPause(context, viewer, params.pauseId, body));
  route(app, api.listPauses, ({ viewer, query }) => pausesPage(context, viewer, query));
  route(app, api.decidePause, ({ viewer, params, body }) => decidePause(context, viewer, params.pauseId, body));
};

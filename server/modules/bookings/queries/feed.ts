import { ICalCalendarMethod, ICalEventStatus, default as ical } from 'ical-generator';
import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { accessOf, systemAccess, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { readToken, tokenOf } from '#kernel/keys/tokens.ts';
import { siteOf } from '#kernel/site.ts';
import { wordOf } from '#kernel/words.ts';
import { bookingCommand, type Context, type Eye, eyeOf, mustManage, roomOf, viewOf } from '../context.ts';
import { bookingsOf, heldBetween } from '../store/bookings.ts';
import { type FeedOf, feedOf, findFeed, replaceFeed } from '../store/feeds.ts';
import { roomsById } from '../store/rooms.ts';

const use = 'bookings-feed';
const dayLong = 86_400_000;
/** Days a feed tells of, before and after now, and how many bookings at most. */
const [past, ahead, most] = [31, 180, 500];

const addressOf = async ({ kernel }: Context, jurisdictionId: string): Promise<(id: string) => string> => {
  const ring = await kernel.keys.of(jurisdictionId);
  const site = siteOf(kernel.config.publicUrls, (await kernel.jurisdictions.byId(jurisdictionId))?.settings);
  return (id) => `${site}/api/open/calendars/${tokenOf({ jurisdictionId, id, signature: ring.sign(use, id) })}`;
};

/** Whose feed is meant: one's own, or that of a room one manages. */
const ofWhom = async (eye: Eye, tx: Tx, roomId: string | null): Promise<FeedOf> => {
  if (roomId === null) return { accountId: eye.viewer.accountId, roomId: null };
  const room = await roomOf(tx, roomId);
  mustManage(eye, room.placeId);
  return { accountId: null, roomId };
};

/** The address of a feed, where there is one. */
export const feedAddress = async (context: Context, viewer: Viewer, roomId: string | null): Promise<{ url: string | null }> => {
  const [eye, address] = await Promise.all([eyeOf(context, viewer), addressOf(context, viewer.jurisdictionId)]);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await feedOf(tx, await ofWhom(eye, tx, roomId));
    return { url: found && address(found.id) };
  });
};

/** Makes a new address, which takes back the one before, or takes that back alone. */
export const setFeed = async (
  context: Context,
  viewer: Viewer,
  body: { id: string; roomId: string | null; on: boolean },
): Promise<{ url: string | null }> => {
  const address = await addressOf(context, viewer.jurisdictionId);
  return bookingCommand(
    context,
    viewer,
    'bookings.set_feed',
    body,
    async ({ eye, tx, at }) => {
      await replaceFeed(tx, await ofWhom(eye, tx, body.roomId), body.on ? v7() : null, at);
      return body.id;
    },
    async ({ eye, tx }) => {
      const found = await feedOf(tx, await ofWhom(eye, tx, body.roomId));
      return { url: found && address(found.id) };
    },
  );
};

/** A feed as iCalendar: when a room is taken, without names and purposes; or what somebody has booked. @throws bookings.feed_unknown */
export const calendarOf = async (context: Context, token: string): Promise<string> => {
  const read = readToken(token);
  const jurisdiction = read && (await context.kernel.jurisdictions.byId(read.jurisdictionId));
  if (!read || !jurisdiction) return fail('bookings.feed_unknown');
  const ring = await context.kernel.keys.of(jurisdiction.id);
  if (!ring.verify(use, read.id, read.signature)) fail('bookings.feed_unknown');
  const view = await viewOf(context, jurisdiction.id);
  const word = (key: string): string => wordOf('zh-CN', `bookings.feed.${key}`);
  const placeName = (id: string): string => view.places.get(id)?.name ?? '';
  return context.kernel.db.read(systemAccess(jurisdiction.id), async (tx) => {
    const feed = (await findFeed(tx, read.id)) ?? fail('bookings.feed_unknown');
    const calendar = ical({
      prodId: { company: 'linli', product: 'bookings', language: 'ZH' },
      method: ICalCalendarMethod.PUBLISH,
      ttl: 900,
    });
    const add = (id: string, start: Date, end: Date, summary: string, location: string, sure: boolean): void =>
      void calendar.createEvent({
        id: `${id}@linli`,
        start,
        end,
        stamp: view.now,
        summary,
        location,
        status: sure ? ICalEventStatus.CONFIRMED : ICalEventStatus.TENTATIVE,
      });
    if (feed.roomId !== null) {
      const [room] = await roomsById(tx, [feed.roomId]);
      if (!room) return fail('bookings.feed_unknown');
      calendar.name(`${placeName(room.placeId)} ${room.name}`);
      const [from, to] = [new Date(view.now.getTime() - past * dayLong), new Date(view.now.getTime() + ahead * dayLong)];
      for (const one of (await heldBetween(tx, [room.id], from, to, view.now)).slice(0, most))
        add(
          one.id,
          one.startsAt,
          one.endsAt,
          word(one.what === 'closure' ? 'closed' : 'taken'),
          `${placeName(room.placeId)} ${room.name}`,
          true,
        );
      return calendar.toString();
    }
    calendar.name(word('mine'));
    const rows = await bookingsOf(tx, feed.accountId as string, false, view.now, null, most);
    const rooms = new Map((await roomsById(tx, [...new Set(rows.map(({ roomId }) => roomId))])).map((room) => [room.id, room]));
    for (const row of rows.filter(({ state }) => state === 'booked' || state === 'arrived' || state === 'asked' || state === 'offered'))
      add(
        row.id,
        row.startsAt,
        row.endsAt,
        row.purpose,
        `${placeName(row.placeId)} ${rooms.get(row.roomId)?.name ?? ''}`,
        row.state === 'booked' || row.state === 'arrived',
      );
    return calendar.toString();
  });
};

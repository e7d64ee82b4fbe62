import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { FoundRoom, findRooms as findEndpoint, listRooms, OpenRoom, RoomDetail } from '#contract/bookings/api.ts';
import type { DatedRules } from '#contract/bookings/rules.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { hasOpening } from '#contract/places/kinds.ts';
import { isWithin } from '#contract/territory/levels.ts';
import { dayText, numberOf } from '#kernel/calendar.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { placeHours } from '#modules/places/index.ts';
import { type Context, eyeOf, pathOf, placesRead, roomOf, spansOf, type View, viewOf } from '../context.ts';
import { dayOf, type Held, rulesOn } from '../domain/slots.ts';
import { mayManage, mayRead } from '../policy.ts';
import { type BookingRow, heldBetween } from '../store/bookings.ts';
import { findRooms as find, pageOfRooms, roomByToken, rulesOf } from '../store/rooms.ts';
import { presentManaged, presentRoom } from './present.ts';

/** Rooms in one answer. */
const most = 100;
const dayLong = 86_400_000;
const midnight = (day: string): Date => new Date(`${day}T00:00:00+08:00`);

type HeldRow = Pick<BookingRow, 'what' | 'startsAt' | 'heldUntil'>;
const asHeld = ({ what, startsAt, heldUntil }: HeldRow): Held => ({ from: startsAt, to: heldUntil, closure: what === 'closure' });

/** Places of an area that people enter, in the order of areas. @throws territory.area_not_found */
const placesIn = (view: View, code: string | undefined) => {
  const within = code === undefined ? null : (view.snapshot.find(code) ?? fail('territory.area_not_found', { code }));
  return [...view.places.values()].filter(({ kind, areaPath }) => hasOpening(kind) && (!within || isWithin(areaPath, within.path)));
};

/** Rooms that fit, with what of a day is free. */
export const findRooms = async (
  context: Context,
  jurisdictionId: string,
  q: z.output<NonNullable<typeof findEndpoint.query>>,
): Promise<z.input<typeof findEndpoint.response>> => {
  const view = await viewOf(context, jurisdictionId);
  const day = q.day ?? shanghaiDay(view.now);
  const places = placesIn(view, q.area);
  const words = q.q || null;
  const filter = {
    placeIds: places.map(({ id }) => id),
    kinds: q.kind?.length ? q.kind : null,
    people: q.people ?? null,
    q: words,
    named: words === null ? [] : places.filter(({ name }) => name.includes(words)).map(({ id }) => id),
  };
  return context.kernel.db.read(systemAccess(jurisdictionId), async (tx) => {
    const { rows, count } = await find(tx, filter, most);
    const ids = rows.map(({ id }) => id);
    const rules = await rulesOf(tx, ids);
    const hours = await placeHours(tx, jurisdictionId, [...new Set(rows.map(({ placeId }) => placeId))]);
    const held = Map.groupBy(
      await heldBetween(tx, ids, midnight(day), new Date(midnight(day).getTime() + 2 * dayLong), view.now),
      ({ roomId }) => roomId,
    );
    const items = rows.map((row): FoundRoom => {
      const { rules: own } = rulesOn(rules.get(row.id) ?? [], day);
      const place = hours.get(row.placeId);
      const shown = dayOf(own, day, spansOf(view, own, place, numberOf(day)), (held.get(row.id) ?? []).map(asHeld), view.now);
      const first = shown.slots.find(({ state }) => state === 'free');
      return {
        ...presentRoom(view, row, place),
        fee: own.fee,
        deposit: own.deposit,
        approval: own.approval,
        who: own.who,
        free: shown.free,
        next: first ? { from: first.from, to: first.to } : null,
        hoursKnown: (own.hours ?? place?.hours ?? null) !== null,
      };
    });
    return { day, items, more: Math.max(0, count - rows.length) };
  });
};

/** A room with its rules and its free times. */
export const roomDetail = async (
  context: Context,
  jurisdictionId: string,
  viewer: Viewer | null,
  roomId: string,
  q: { from?: string | undefined; days: number },
): Promise<RoomDetail> => {
  const view = await viewOf(context, jurisdictionId);
  const today = shanghaiDay(view.now);
  const from = q.from === undefined || q.from < today ? today : q.from;
  return context.kernel.db.read(systemAccess(jurisdictionId), async (tx) => {
    const row = await roomOf(tx, roomId);
    const dated: readonly DatedRules[] = (await rulesOf(tx, [roomId])).get(roomId) ?? [];
    const place = (await placeHours(tx, jurisdictionId, [row.placeId])).get(row.placeId);
    const end = new Date(midnight(from).getTime() + (q.days + 1) * dayLong);
    const held = (await heldBetween(tx, [roomId], midnight(from), end, view.now)).map(asHeld);
    const days = Array.from({ length: q.days }, (_, n) => {
      const day = dayText(numberOf(from) + n);
      const { rules } = rulesOn(dated, day);
      const closed = row.closedAt !== null || !view.places.has(row.placeId);
      return dayOf(rules, day, closed ? [] : spansOf(view, rules, place, numberOf(day)), held, view.now);
    });
    const now = rulesOn(dated, today);
    return {
      ...presentRoom(view, row, place),
      rules: now,
      coming: dated.find(({ since }) => since > now.since && since > today) ?? null,
      hours: (now.rules.hours ?? place?.hours ?? null) as RoomDetail['hours'],
      hoursSince: now.rules.hours ? now.since : (place?.hoursSince ?? null),
      phone: place?.phone ?? null,
      days,
      version: row.version,
      actions: viewer && mayManage(viewer, pathOf(view, row.placeId)) ? ['manage'] : [],
    };
  });
};

/** What the screen at the door of a room shows. @throws bookings.code_unknown */
export const openRoom = async (context: Context, code: string): Promise<OpenRoom> => {
  const [jurisdictionCode = '', token = ''] = code.toLowerCase().split('-');
  const jurisdiction = (await context.kernel.jurisdictions.byCode(jurisdictionCode)) ?? fail('bookings.code_unknown');
  const view = await viewOf(context, jurisdiction.id);
  const day = shanghaiDay(view.now);
  return context.kernel.db.read(systemAccess(jurisdiction.id), async (tx) => {
    const row = (await roomByToken(tx, token)) ?? fail('bookings.code_unknown');
    const { rules } = rulesOn((await rulesOf(tx, [row.id])).get(row.id) ?? [], day);
    const place = (await placeHours(tx, jurisdiction.id, [row.placeId])).get(row.placeId);
    const held = await heldBetween(tx, [row.id], midnight(day), new Date(midnight(day).getTime() + dayLong), view.now);
    const open = row.closedAt === null ? spansOf(view, rules, place, numberOf(day)) : [];
    const running = held.find(({ startsAt, endsAt }) => startsAt <= view.now && view.now < endsAt);
    const span = open.find(({ from, to }) => from <= view.now && view.now < to);
    const next = held.find(({ startsAt }) => startsAt > view.now)?.startsAt ?? null;
    const until = running
      ? running.endsAt
      : span
        ? next && next < span.to
          ? next
          : span.to
        : (open.find(({ from }) => from > view.now)?.from ?? null);
    return {
      name: row.name,
      place: view.places.get(row.placeId)?.name ?? '',
      at: view.now.toISOString(),
      state: running ? (running.what === 'closure' ? 'closed' : 'taken') : span ? 'free' : 'closed',
      until: until?.toISOString() ?? null,
      today: held
        .filter(({ endsAt }) => endsAt > view.now)
        .map(({ startsAt, endsAt, what }) => ({ from: startsAt.toISOString(), to: endsAt.toISOString(), closed: what === 'closure' })),
      signIn: rules.signIn !== null,
    };
  });
};

/** Rooms of the places a viewer looks after. */
export const roomsPage = async (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof listRooms.query>>,
): Promise<z.input<typeof listRooms.response>> => {
  if (!mayRead(viewer)) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  const after = readCursor<[string, string]>(q.cursor, ['string', 'uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const found = await pageOfRooms(tx, placesRead(eye), q.closed, after, q.limit + 1);
    const { rows, next } = cutPage(found, q.limit, ({ name, id }) => [name, id]);
    return { items: await presentManaged(eye, tx, rows), next, mayManage: mayManage(viewer) };
  });
};

import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { changeRoom as changeEndpoint, createRoom as createEndpoint, ManagedRoom } from '#contract/bookings/api.ts';
import type { RoomRules } from '#contract/bookings/rules.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { makeToken } from '#modules/places/index.ts';
import { type BookingCommand, bookingCommand, type Context, type Eye, mustManage } from '../context.ts';
import { managedShown } from '../queries/present.ts';
import { insertRooms, lockRoom, putRules, type RoomRow, setRoomClosed, setRoomToken, updateRoom } from '../store/rooms.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** A room of a place whose rooms the viewer keeps, held. @throws bookings.room_not_found, session.forbidden, bookings.room_changed */
const managed = async (eye: Eye, tx: Tx, id: string, version: number | null = null): Promise<RoomRow> => {
  const room = (await lockRoom(tx, id)) ?? fail('bookings.room_not_found');
  mustManage(eye, room.placeId);
  if (version !== null && room.version !== version) fail('bookings.room_changed', { version: room.version });
  return room;
};

/** Lets a room of a place be booked. */
export const createRoom = (context: Context, viewer: Viewer, body: Body<typeof createEndpoint>): Promise<ManagedRoom> =>
  bookingCommand(
    context,
    viewer,
    'bookings.create_room',
    body,
    async ({ eye, tx, at, log }) => {
      const { id, placeId, rules, ...facts } = body;
      if (!eye.places.has(placeId)) fail('places.place_not_found');
      mustManage(eye, placeId);
      await insertRooms(tx, [{ id, placeId, ...facts, token: makeToken() }], at);
      await putRules(tx, [{ roomId: id, dated: { since: shanghaiDay(at), rules } }], viewer.accountId, at);
      await log('bookings.room_created', id, { data: { place: placeId, name: facts.name } });
      return id;
    },
    ({ eye, tx }, id) => managedShown(eye, tx, id),
  );

/** A change of one room. */
const change = (
  context: Context,
  viewer: Viewer,
  what: string,
  roomId: string,
  body: { id: string; version?: number },
  act: (running: BookingCommand, room: RoomRow) => Promise<unknown>,
  data: Record<string, unknown> = {},
): Promise<ManagedRoom> =>
  bookingCommand(
    context,
    viewer,
    `bookings.${what} ${roomId}`,
    body,
    async (running) => {
      const room = await managed(running.eye, running.tx, roomId, body.version ?? null);
      await act(running, room);
      await running.log(`bookings.${what}`, roomId, { data });
      return roomId;
    },
    ({ eye, tx }, id) => managedShown(eye, tx, id),
  );

/** Changes what is said of a room. */
export const changeRoom = (context: Context, viewer: Viewer, roomId: string, body: Body<typeof changeEndpoint>): Promise<ManagedRoom> =>
  change(context, viewer, 'change_room', roomId, body, ({ tx }) => updateRoom(tx, roomId, body), { name: body.name });

/** Lets a room be booked no more, or again. */
export const closeRoom = (
  context: Context,
  viewer: Viewer,
  roomId: string,
  body: { id: string; version: number; closed: boolean },
): Promise<ManagedRoom> =>
  change(context, viewer, body.closed ? 'close_room' : 'open_room', roomId, body, ({ tx, at }) =>
    setRoomClosed(tx, roomId, body.closed ? at : null),
  );

/** Sets the rules of a room from a day on, today at the earliest: what was is not told otherwise afterwards. */
export const setRules = (
  context: Context,
  viewer: Viewer,
  roomId: string,
  body: { id: string; since: string; rules: RoomRules },
): Promise<ManagedRoom> =>
  change(
    context,
    viewer,
    'set_rules',
    roomId,
    body,
    async ({ tx, at }) => {
      if (body.since < shanghaiDay(at)) fail('bookings.rules_past', { day: shanghaiDay(at) });
      await putRules(tx, [{ roomId, dated: { since: body.since, rules: body.rules } }], viewer.accountId, at);
    },
    { since: body.since },
  );

/** Gives a room a new code. */
export const renewRoomCode = (context: Context, viewer: Viewer, roomId: string, body: { id: string }): Promise<ManagedRoom> =>
  change(context, viewer, 'renew_code', roomId, body, ({ tx }) => setRoomToken(tx, roomId, makeToken()));

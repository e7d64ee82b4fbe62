import type { z } from 'zod';
import type { Booking, bookingActions, ManagedRoom, Pause, Room } from '#contract/bookings/api.ts';
import { signInEarly } from '#contract/bookings/values.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type PlaceHours, placeHours } from '#modules/places/index.ts';
import { type Eye, pathOf, roomOf, type View } from '../context.ts';
import { rulesOn } from '../domain/slots.ts';
import { mayManage, mayRead } from '../policy.ts';
import { type BookingRow, bookingsById } from '../store/bookings.ts';
import type { PauseRow } from '../store/pauses.ts';
import { paymentsOf } from '../store/payments.ts';
import { type RoomRow, roomsById, rulesOf } from '../store/rooms.ts';

const minute = 60_000;

/** A room as everybody sees it. */
export const presentRoom = ({ places, snapshot }: View, row: RoomRow, hours: PlaceHours | undefined): Room => {
  const place = places.get(row.placeId);
  const area = place ? snapshot.find(place.areaId) : null;
  return {
    id: row.id,
    name: row.name,
    kind: row.kind,
    capacity: row.capacity,
    place: { id: row.placeId, name: place?.name ?? '', address: hours?.address ?? null, area: area ? snapshot.describe(area) : '' },
    note: row.note,
    closed: row.closedAt !== null || !place,
  };
};

/** What the code of a room says: the jurisdiction's code and the token. */
export const codeOf = (view: View, row: RoomRow): string => `${view.jurisdictionCode}-${row.token}`;

/** Rooms for those who look after them. */
export const presentManaged = async (view: View, tx: Tx, rows: readonly RoomRow[]): Promise<ManagedRoom[]> => {
  const hours = await placeHours(tx, view.jurisdictionId, [...new Set(rows.map(({ placeId }) => placeId))]);
  const rules = await rulesOf(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    ...presentRoom(view, row, hours.get(row.placeId)),
    version: row.version,
    rules: rulesOn(rules.get(row.id) ?? [], shanghaiDay(view.now)),
    openPath: `/open/rooms/${codeOf(view, row)}`,
  }));
};

/** One such room, for those who look after its place. @throws bookings.room_not_found */
export const managedShown = async (eye: Eye, tx: Tx, id: string): Promise<ManagedRoom> => {
  const room = await roomOf(tx, id);
  if (!mayRead(eye.viewer, pathOf(eye, room.placeId))) fail('bookings.room_not_found');
  return (await presentManaged(eye, tx, [room]))[0] ?? fail('bookings.room_not_found');
};

/** What has become of a booking, whether or not anybody has noted it yet. */
export const stateNow = (row: Pick<BookingRow, 'state' | 'signsBy' | 'startsAt'>, now: Date): BookingRow['state'] =>
  row.state === 'booked' && row.signsBy !== null && row.signsBy < now
    ? 'missed'
    : (row.state === 'asked' || row.state === 'offered') && row.startsAt <= now
      ? 'lapsed'
      : row.state;

/** From when and until when somebody signs in for a booking. */
export const signInOf = ({ startsAt, signsBy }: BookingRow): { from: Date; until: Date } | null =>
  signsBy && { from: new Date(startsAt.getTime() - signInEarly * minute), until: signsBy };

type Action = (typeof bookingActions)[number];

const actionsOf = (eye: Eye, row: BookingRow): Action[] => {
  const { viewer, now } = eye;
  const state = stateNow(row, now);
  const actions: Action[] = [];
  const coming = row.startsAt > now;
  if (row.accountId === viewer.accountId) {
    if (coming && (state === 'asked' || state === 'booked' || state === 'offered')) actions.push('cancel');
    if (coming && state === 'offered') actions.push('accept');
    const signIn = signInOf(row);
    if (state === 'booked' && signIn && signIn.from <= now) actions.push('sign_in');
  }
  if (mayManage(viewer, pathOf(eye, row.placeId))) {
    if (coming && state === 'asked') actions.push('approve', 'refuse');
    if (row.endsAt > now && (state === 'booked' || state === 'arrived')) actions.push('displace');
    if (row.fee + row.deposit > 0 && state !== 'asked' && state !== 'offered') actions.push('pay');
  }
  return actions;
};

/** Bookings for whoever made them and those who look after the place. */
export const presentBookings = async (eye: Eye, tx: Tx, rows: readonly BookingRow[]): Promise<Booking[]> => {
  const { viewer, now, places, book, context } = eye;
  const rooms = new Map((await roomsById(tx, [...new Set(rows.map(({ roomId }) => roomId))])).map((room) => [room.id, room]));
  const payments = Map.groupBy(
    await paymentsOf(
      tx,
      rows.filter(({ fee, deposit }) => fee + deposit > 0).map(({ id }) => id),
    ),
    ({ bookingId }) => bookingId,
  );
  const before = new Map(
    (
      await bookingsById(
        tx,
        rows.flatMap(({ insteadOf }) => insteadOf ?? []),
      )
    ).map((row) => [row.id, row]),
  );
  const seen = rows.filter(({ accountId, placeId }) => accountId !== null && mayRead(viewer, pathOf(eye, placeId)));
  const names = await context.accounts.contacts([...new Set(seen.flatMap(({ accountId }) => accountId ?? []))], tx);
  return rows.map((row): Booking => {
    const signIn = signInOf(row);
    const instead = row.insteadOf === null ? undefined : before.get(row.insteadOf);
    const named = seen.includes(row) && row.accountId !== null;
    return {
      id: row.id,
      room: { id: row.roomId, name: rooms.get(row.roomId)?.name ?? '' },
      place: { id: row.placeId, name: places.get(row.placeId)?.name ?? '' },
      from: row.startsAt.toISOString(),
      to: row.endsAt.toISOString(),
      state: stateNow(row, now),
      purpose: row.purpose,
      people: row.people,
      loudspeaker: row.loudspeaker,
      organisation: row.organisationId === null ? null : (book.get(row.organisationId)?.name ?? null),
      seriesId: row.seriesId,
      by: named ? (names.get(row.accountId as string)?.name ?? null) : null,
      fee: row.fee,
      deposit: row.deposit,
      reason: row.reason,
      instead: instead ? { from: instead.startsAt.toISOString(), to: instead.endsAt.toISOString() } : null,
      late: row.late,
      excused: row.excused,
      signIn: signIn && { from: signIn.from.toISOString(), until: signIn.until.toISOString() },
      freeUntil: row.freeUntil.toISOString(),
      paid: (payments.get(row.id) ?? []).map(({ what, fen, receipt, at }) => ({ what, fen, receipt, at: at.toISOString() })),
      actions: actionsOf(eye, row),
    };
  });
};

/** A booking as its owner, or whoever looks after the place, sees it. @throws bookings.booking_not_found for everybody else */
export const bookingShown = async (eye: Eye, tx: Tx, id: string): Promise<Booking> => {
  const [row] = await bookingsById(tx, [id]);
  const mine = row?.accountId === eye.viewer.accountId;
  if (row?.what !== 'booking' || !(mine || mayRead(eye.viewer, pathOf(eye, row.placeId)))) return fail('bookings.booking_not_found');
  return (await presentBookings(eye, tx, [row]))[0] ?? fail('bookings.booking_not_found');
};

/** Pauses for whom they concern and those who look after the place. */
export const presentPauses = async (
  eye: Eye,
  tx: Tx,
  rows: readonly PauseRow[],
): Promise<z.input<typeof import('#contract/bookings/api.ts').pause>[]> => {
  const { viewer, now } = eye;
  const managed = rows.filter(({ placeId }) => mayManage(viewer, pathOf(eye, placeId)));
  const names = await eye.context.accounts.contacts([...new Set(managed.map(({ accountId }) => accountId))], tx);
  return rows.map((row): Pause => {
    const open = row.decision === null && row.until > now;
    const mine = row.accountId === viewer.accountId;
    const manages = managed.includes(row);
    return {
      id: row.id,
      place: { id: row.placeId, name: eye.places.get(row.placeId)?.name ?? '' },
      by: manages ? (names.get(row.accountId)?.name ?? null) : null,
      from: row.from.toISOString(),
      until: row.until.toISOString(),
      misses: row.misses,
      objection: row.objection,
      objectedAt: row.objectedAt?.toISOString() ?? null,
      decision: row.decision,
      reason: row.reason,
      actions: [
        ...(open && mine && row.objection === null ? (['object'] as const) : []),
        ...(open && manages ? (['decide'] as const) : []),
      ],
    };
  });
};

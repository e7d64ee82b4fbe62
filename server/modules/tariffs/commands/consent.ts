import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { cancelTariffBooking, complainOfTariffBooking, consentTariffPrice, TariffBooking } from '#contract/tariffs/api.ts';
import { standOf } from '#contract/tariffs/values.ts';
import { type Command, command } from '#kernel/command.ts';
import { seeAll, systemAccess, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { follow } from '../follow.ts';
import { presentBooking } from '../queries/present.ts';
import { type BookingRow, changeBooking, findBooking } from '../store/bookings.ts';
import { tellCompany, yuanText } from '../tell.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** A booking the viewer made, held. @throws tariffs.booking_not_found */
const mine = async (tx: Tx, viewer: Viewer, id: string): Promise<BookingRow> => {
  const booking = await findBooking(tx, id, true);
  return booking?.accountId === viewer.accountId ? booking : fail('tariffs.booking_not_found');
};
/** An act of whoever booked. */
const bookerCommand = async (
  context: Context,
  viewer: Viewer,
  what: string,
  bookingId: string,
  body: { id: string },
  run: (eye: Eye, running: Command, booking: BookingRow) => Promise<void>,
): Promise<TariffBooking> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `tariffs.${what} ${bookingId}`,
    body,
    async (running) => {
      const booking = await mine(running.tx, viewer, bookingId);
      await run(eye, running, booking);
      await running.log(`tariffs.${what}`, booking.number);
      return { id: bookingId };
    },
    ({ tx }, { id }) => presentBooking(eye, tx, id),
  );
};

/** Whoever booked agrees to another price or does not. They name the sum they agree to, so that no other counts. */
export const consent = (context: Context, viewer: Viewer, bookingId: string, body: Body<typeof consentTariffPrice>) =>
  bookerCommand(context, viewer, 'consent', bookingId, body, async (eye, { tx, at }, b) => {
    const asked = b.askedFen ?? fail('tariffs.nothing_asked');
    if (asked !== body.fen) fail('tariffs.price_changed', { yuan: yuanText(asked) });
    const now = await context.cases.record(tx, viewer, b.id, {
      what: body.agree ? 'tariffs.agreed' : 'tariffs.declined',
      data: { yuan: yuanText(asked), was: yuanText(b.fen) },
      public: true,
    });
    await changeBooking(tx, b.id, { ...(body.agree && { fen: asked }), askedFen: null, askedWhy: null, askedAt: null });
    await follow(tx, { ...now, version: now.eventCount, at });
    await tellCompany(tx, eye, b, body.agree ? 'agreed' : 'declined', body.id);
  });

/** Whoever booked takes it back. */
export const cancel = (context: Context, viewer: Viewer, bookingId: string, body: Body<typeof cancelTariffBooking>) =>
  bookerCommand(context, viewer, 'cancel', bookingId, body, async (eye, { tx, at }, b) => {
    if (!['asked', 'confirmed', 'coming'].includes(standOf(b.state, b.coming))) fail('tariffs.step_over');
    const now = await context.cases.act(tx, viewer, b.id, { action: 'withdraw', reason: body.reason });
    await seeAll(tx);
    await follow(tx, { ...now, version: now.eventCount, at });
    await tellCompany(tx, eye, b, 'cancelled', body.id);
  });

/** Complains of what was asked or done: a case of its own at the desk of the community, which names the booking. */
export const complain = async (context: Context, viewer: Viewer, bookingId: string, body: Body<typeof complainOfTariffBooking>) => {
  const eye = await eyeOf(context, viewer);
  const booking = await context.kernel.db.read(systemAccess(viewer.jurisdictionId), (tx) => findBooking(tx, bookingId));
  if (booking?.accountId !== viewer.accountId) return fail('tariffs.booking_not_found');
  const company = eye.book.get(booking.organisationId)?.name ?? '';
  const open = await context.cases.open(viewer, {
    kind: 'consumer',
    text: `${body.text}\n（上门服务预约 ${booking.number}：${company}，${booking.name}，预约时 ${yuanText(booking.bookedFen)} 元/${booking.unit}）`,
    areaCode: booking.areaPath.replaceAll('.', ''),
    caller: null,
    callerId: null,
    organisationId: null,
    promised: null,
  });
  return bookerCommand(context, viewer, 'complain', bookingId, body, async (_, { tx, at }, b) => {
    if (b.complaintId !== null) fail('tariffs.complained');
    if (b.state === 'dispatched') fail('tariffs.complain_later');
    const opened = await open(tx);
    await seeAll(tx);
    await changeBooking(tx, b.id, { complaintId: opened.id });
    if (b.state === 'archived') return;
    const now = await context.cases.record(tx, null, b.id, { what: 'tariffs.complained', data: { number: opened.number }, public: true });
    await follow(tx, { ...now, version: now.eventCount, at });
  });
};

import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { contactOfTariffBooking, stepTariffBooking as endpoint, TariffBooking } from '#contract/tariffs/api.ts';
import { type CompanyStep, standOf, stepsAt } from '#contract/tariffs/values.ts';
import { command } from '#kernel/command.ts';
import { seeAll, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { wordOf } from '#kernel/words.ts';
import { type CaseRecord, keepLook } from '#modules/cases/index.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { follow } from '../follow.ts';
import { serves } from '../policy.ts';
import { presentBooking } from '../queries/present.ts';
import { type BookingRow, changeBooking, findBooking } from '../store/bookings.ts';
import { tellBooker, yuanText } from '../tell.ts';

type Body = z.output<NonNullable<(typeof endpoint)['body']>>;

/** A booking of the viewer's company, held. @throws tariffs.booking_not_found, session.forbidden */
const ownBooking = async ({ viewer }: Eye, tx: Tx, id: string): Promise<BookingRow> => {
  const booking = (await findBooking(tx, id, true)) ?? fail('tariffs.booking_not_found');
  return serves(viewer, booking.organisationId) ? booking : fail('session.forbidden');
};

/** @throws tariffs.step_over, tariffs.consent_waits */
const mustStandAt = (b: BookingRow, what: CompanyStep): void => {
  const stand = standOf(b.state, b.coming);
  if (stepsAt(stand, b.askedFen !== null).includes(what)) return;
  fail(stepsAt(stand, false).includes(what) ? 'tariffs.consent_waits' : 'tariffs.step_over');
};

/** What each step does; what it answers is the case as it then stands. */
const takers: Readonly<Record<CompanyStep, (eye: Eye, tx: Tx, b: BookingRow, body: Body) => Promise<CaseRecord>>> = {
  confirm: async (eye, tx, b, body) => {
    const now = await eye.context.cases.act(tx, eye.viewer, b.id, { action: 'accept', reason: body.words });
    await tellBooker(tx, eye, b, 'confirmed', body.id);
    return now;
  },
  leave: async (eye, tx, b, body) => {
    const now = await eye.context.cases.record(tx, eye.viewer, b.id, { what: 'tariffs.coming', public: true });
    await changeBooking(tx, b.id, { coming: true });
    await tellBooker(tx, eye, b, 'coming', body.id);
    return now;
  },
  reprice: async (eye, tx, b, body) => {
    const fen = body.fen ?? fail('tariffs.fen_needed');
    const why = body.words ?? fail('tariffs.words_needed');
    if (fen === b.fen) fail('tariffs.fen_same');
    const now = await eye.context.cases.record(tx, eye.viewer, b.id, {
      what: 'tariffs.asked',
      data: { was: yuanText(b.fen), yuan: yuanText(fen) },
      words: { text: why },
      public: true,
    });
    await changeBooking(tx, b.id, { askedFen: fen, askedWhy: why, askedAt: eye.now, ...(fen > b.fen && { raised: true }) });
    await tellBooker(tx, eye, b, 'asked', body.id, fen);
    return now;
  },
  done: async (eye, tx, b, body) => {
    const told = wordOf('zh-CN', 'tariffs.doneText', { yuan: yuanText(b.fen), unit: b.unit });
    const text = body.words === null ? told : `${body.words}\n${told}`;
    const now = await eye.context.cases.act(tx, eye.viewer, b.id, { action: 'answer', text, photoIds: [] });
    await tellBooker(tx, eye, b, 'done', body.id);
    return now;
  },
  refuse: async (eye, tx, b, body) => {
    const reason = body.words ?? fail('tariffs.words_needed');
    const now = await eye.context.cases.act(tx, eye.viewer, b.id, { action: 'reject', reason });
    await tellBooker(tx, eye, b, 'refused', body.id);
    return now;
  },
};

/** The company carries a booking on. */
export const step = async (context: Context, viewer: Viewer, bookingId: string, body: Body): Promise<TariffBooking> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `tariffs.step ${bookingId}`,
    body,
    async ({ tx, at, log }) => {
      const booking = await ownBooking(eye, tx, bookingId);
      mustStandAt(booking, body.what);
      const now = await takers[body.what](eye, tx, booking, body);
      await seeAll(tx);
      await follow(tx, { ...now, version: now.eventCount, at });
      await log(`tariffs.${body.what}`, booking.number, { data: { fen: body.fen } });
      return { id: bookingId };
    },
    ({ tx }, { id }) => presentBooking(eye, tx, id),
  );
};

/** Whom and where to serve, while it is open; each look is kept with the case. */
export const contact = async (
  context: Context,
  viewer: Viewer,
  bookingId: string,
  body: { id: string },
): Promise<z.input<typeof contactOfTariffBooking.response>> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `tariffs.contact ${bookingId}`,
    body,
    async () => ({ id: bookingId }),
    async ({ tx, at }) => {
      const booking = await ownBooking(eye, tx, bookingId);
      if (stepsAt(standOf(booking.state, booking.coming), false).length === 0) fail('tariffs.step_over');
      await seeAll(tx);
      const asked = await context.cases.asked(tx, bookingId);
      const look = { caseId: bookingId, number: booking.number, postId: null, at };
      await keepLook(tx, viewer, { ...look, action: 'cases.reporter_revealed', reason: wordOf('zh-CN', 'tariffs.looked') });
      const line = (head: string): string =>
        asked.text
          .split('\n')
          .find((one) => one.startsWith(head))
          ?.slice(head.length) ?? '';
      return { name: asked.name ?? '', phone: asked.phone, place: line('地点：'), note: line('说明：') };
    },
  );
};

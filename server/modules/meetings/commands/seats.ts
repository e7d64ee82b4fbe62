import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { termsOn } from '#contract/kernel/terms.ts';
import type * as api from '#contract/meetings/api.ts';
import type { MeetingDetail } from '#contract/meetings/api.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, meetingCommand } from '../context.ts';
import { isDue } from '../domain/rules.ts';
import { mayRun } from '../policy.ts';
import { meetingShown } from '../queries/present.ts';
import { answerSeat, findSeat, type MeetingRecord, type SeatRecord, seatsOf } from '../store/meetings.ts';
import { holdMeeting, holdSeen } from './hold.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** Whether somebody may speak for a seat. @throws meetings.no_proxies, meetings.proxy_not_due, meetings.proxy_circle, meetings.proxy_full */
const requireProxy = (m: MeetingRecord, seats: readonly SeatRecord[], seat: SeatRecord, proxyId: string): void => {
  const { proxies } = m.rules;
  const { source } = termsOn(m.rules.terms, shanghaiDay(m.startsAt));
  if (proxies === 0) fail('meetings.no_proxies', { source });
  const holder = seats.find(({ id }) => id === proxyId) ?? fail('meetings.seat_not_found');
  if (!isDue(seat) || !isDue(holder)) fail('meetings.proxy_not_due');
  if (holder.id === seat.id || holder.proxyId !== null || seats.some((one) => one.proxyId === seat.id)) fail('meetings.proxy_circle');
  const held = seats.filter((one) => one.proxyId === proxyId && one.id !== seat.id).length;
  if (held >= proxies) fail('meetings.proxy_full', { most: proxies, source });
};

/** Answers an invitation, by whoever was called or written down for them. The meeting is held: proxies are counted under that lock alone. */
export const answerMeeting = (
  context: Context,
  viewer: Viewer,
  seatId: string,
  body: Body<typeof api.answerMeeting>,
): Promise<MeetingDetail> =>
  meetingCommand(
    context,
    viewer,
    `meetings.answer ${seatId}`,
    body,
    async ({ eye, tx, at, log }) => {
      const seen = (await findSeat(tx, seatId)) ?? fail('meetings.seat_not_found');
      const m = await holdSeen(eye, tx, seen.meetingId);
      const seats = await seatsOf(tx, m.id);
      const seat = seats.find(({ id }) => id === seatId) ?? fail('meetings.seat_not_found');
      const runs = mayRun(viewer, m.areaPath);
      if (seat.accountId !== viewer.accountId && !runs) fail('session.forbidden');
      if (m.state !== 'convened' && !(m.state === 'sitting' && runs)) fail('meetings.not_now', { state: m.state });
      const { answer, reason } = body;
      if (answer === 'not_coming' && reason === '') fail('meetings.words_needed');
      if (answer === 'proxy') requireProxy(m, seats, seat, body.proxyId ?? fail('meetings.seat_not_found'));
      await answerSeat(tx, seatId, { answer, reason: reason || null, proxyId: answer === 'proxy' ? body.proxyId : null, at });
      if (seat.accountId !== viewer.accountId) await log('meetings.answer_written', m.id, { data: { answer } });
      return m.id;
    },
    meetingShown,
  );

/** Ticks who is there. */
export const tickMeetingSeat = (
  context: Context,
  viewer: Viewer,
  seatId: string,
  body: Body<typeof api.tickMeetingSeat>,
): Promise<MeetingDetail> =>
  meetingCommand(
    context,
    viewer,
    `meetings.tick ${seatId}`,
    body,
    async ({ eye, tx, at }) => {
      const seen = (await findSeat(tx, seatId)) ?? fail('meetings.seat_not_found');
      const m = await holdMeeting(eye, tx, seen.meetingId, ['convened', 'sitting']);
      await context.occasions.tick(tx, seatId, body.present, at);
      return m.id;
    },
    meetingShown,
  );

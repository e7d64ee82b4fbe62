import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { termsOn } from '#contract/kernel/terms.ts';
import type * as api from '#contract/meetings/api.ts';
import type { MeetingDetail } from '#contract/meetings/api.ts';
import type { MeetingKind } from '#contract/meetings/kinds.ts';
import { daysAfter, daysBetween } from '#kernel/calendar.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import { type Context, codeOf, type MeetingCommand, meetingCommand, type View } from '../context.ts';
import { written } from '../domain/days.ts';
import { isDue } from '../domain/rules.ts';
import { meetingShown } from '../queries/present.ts';
import { type BodyRecord, membersOf } from '../store/bodies.ts';
import { dropCarried } from '../store/items.ts';
import {
  changeMeetingRow,
  clearAnswers,
  insertMeeting,
  insertSeats,
  type MeetingRecord,
  type NewMeeting,
  nextNumber,
  seatsOf,
} from '../store/meetings.ts';
import { carryOver } from './carry.ts';
import { holdBody, holdMeeting } from './hold.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** What a meeting of a body is called unless somebody says otherwise: `红色议事厅第3次会议`. */
const usualTitle = (body: Pick<BodyRecord, 'name'>, year: number, number: number): string => `${body.name}${year}年第${number}次会议`;

/** Arranges a meeting of a body that is held, with what is unfinished on its agenda. @returns false where its window of the rhythm has one */
export const arrange = async (
  tx: Tx,
  view: View,
  body: BodyRecord,
  given: Pick<NewMeeting, 'id' | 'dueKey' | 'startsAt' | 'endsAt' | 'place' | 'title'>,
  by: string | null,
): Promise<boolean> => {
  const rules: MeetingKind = view.kinds.find(({ code }) => code === body.kind) ?? fail('meetings.kind_unknown', { code: body.kind });
  const year = Number(shanghaiDay(given.startsAt).slice(0, 4));
  const number = await nextNumber(tx, body.id, year);
  const title = given.title || usualTitle(body, year, number);
  const meeting: NewMeeting = {
    ...{ ...given, title, year, number, rules, bodyId: body.id, areaPath: body.areaPath, kind: body.kind },
    rulesVersion: view.kindsVersion,
    state: 'planned',
  };
  if (!(await insertMeeting(tx, meeting, { by, at: view.now }))) return false;
  await carryOver(tx, view, body.id);
  return true;
};

const spanOf = ({ startsAt, endsAt }: { startsAt: string; endsAt: string }, now: Date): { startsAt: Date; endsAt: Date } => {
  const span = { startsAt: new Date(startsAt), endsAt: new Date(endsAt) };
  if (span.endsAt <= span.startsAt) fail('meetings.ends_before');
  if (span.endsAt <= now) fail('meetings.past');
  return span;
};

export const planMeeting = (context: Context, viewer: Viewer, body: Body<typeof api.planMeeting>): Promise<MeetingDetail> =>
  meetingCommand(
    context,
    viewer,
    'meetings.plan',
    body,
    async ({ eye, tx, log }) => {
      const span = spanOf(body, eye.now);
      const of = await holdBody(eye, tx, body.bodyId);
      const { id, title, place, dueKey } = { ...body, id: v7() };
      if (!(await arrange(tx, eye, of, { id, title, place, dueKey, ...span }, viewer.accountId))) fail('meetings.changed');
      await log('meetings.planned', id, { data: { body: of.name, day: shanghaiDay(span.startsAt) } });
      return id;
    },
    meetingShown,
  );

/** Tells everybody with an account who was called. */
export const tellCalled = async (
  { tx, jurisdictionId, actorId, at }: Pick<MeetingCommand, 'tx' | 'jurisdictionId' | 'actorId' | 'at'>,
  m: Pick<MeetingRecord, 'id' | 'rules' | 'startsAt' | 'bodyName'>,
  variant: 'called' | 'moved' | 'cancelled',
  cause: string,
): Promise<void> => {
  const accounts = (await seatsOf(tx, m.id)).flatMap(({ accountId }) => accountId ?? []);
  if (accounts.length === 0) return;
  await notify(tx, jurisdictionId, [
    {
      kind: 'meetings.called',
      variant,
      to: { accounts },
      except: actorId,
      subject: m.id,
      data: { kind: m.rules.title, body: m.bodyName, day: shanghaiDay(m.startsAt) },
      cause: `${m.id} ${cause}`,
      at,
    },
  ]);
};

/** Calls the members of the day. @throws meetings.notice_short with the rule, meetings.nobody_to_call, meetings.too_few_members */
export const conveneMeeting = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: Body<typeof api.conveneMeeting>,
): Promise<MeetingDetail> =>
  meetingCommand(
    context,
    viewer,
    `meetings.convene ${id}`,
    body,
    async (running) => {
      const { eye, tx, at, log } = running;
      const m = await holdMeeting(eye, tx, id, ['planned']);
      if (m.startsAt <= at) fail('meetings.past');
      const day = shanghaiDay(m.startsAt);
      const { noticeDays, source } = termsOn(m.rules.terms, day);
      if (daysBetween(eye.today, day) < noticeDays)
        fail('meetings.notice_short', { days: noticeDays, source, earliest: written(daysAfter(eye.today, noticeDays)) });
      const members = (await membersOf(tx, m.bodyId)).filter(
        ({ fromOn, untilOn }) => fromOn <= day && (untilOn === null || untilOn >= day),
      );
      const due = members.filter(isDue).length;
      if (due === 0) fail('meetings.nobody_to_call');
      if (m.rules.size !== null && due < m.rules.size.least) fail('meetings.too_few_members', { least: m.rules.size.least, due });
      const organiser = areaNameOf(eye, m);
      const { title, areaPath, organisationId, place, startsAt, endsAt } = m;
      const one = { id, title, areaPath, organisationId, organiser, place, startsAt, endsAt };
      await context.occasions.announce(tx, eye.held, one, { actorId: viewer.accountId, at });
      const seats = members.map((member) => ({
        ...{ id: v7(), meetingId: id, areaCode: codeOf(areaPath), memberId: member.id, personId: member.personId },
        ...{ accountId: member.accountId, organisationId: member.organisationId, role: member.role },
      }));
      await insertSeats(tx, seats);
      await context.occasions.call(tx, id, seats, at);
      await changeMeetingRow(tx, id, { state: 'convened', noticedAt: at, notices: 1 });
      await tellCalled(running, m, 'called', 'called');
      await log('meetings.convened', id, { data: { day, called: seats.length } });
      return id;
    },
    meetingShown,
  );
const areaNameOf = ({ snapshot, book }: View, { organisationId, areaPath }: Pick<MeetingRecord, 'organisationId' | 'areaPath'>): string => {
  const area = snapshot.findByPath(areaPath) ?? snapshot.root;
  return (organisationId === null ? null : book.get(organisationId)?.name) ?? snapshot.describe(area);
};

/**
 * Gives a meeting another time, place or title. Once all have been called, another time is another notice: it needs the days of notice anew, and everybody answers anew.
 * @throws meetings.moved_late with the rule, meetings.changed
 */
export const moveMeeting = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.moveMeeting>): Promise<MeetingDetail> =>
  meetingCommand(
    context,
    viewer,
    `meetings.move ${id}`,
    body,
    async (running) => {
      const { eye, tx, at, log } = running;
      const m = await holdMeeting(eye, tx, id, ['planned', 'convened']);
      if (m.version !== body.version) fail('meetings.changed');
      const span = spanOf(body, eye.now);
      const { place } = body;
      const title = body.title || m.title;
      const moved = +span.startsAt !== +m.startsAt;
      if (m.state === 'convened' && moved) {
        const day = shanghaiDay(span.startsAt);
        const { noticeDays, source } = termsOn(m.rules.terms, day);
        if (daysBetween(eye.today, day) < noticeDays)
          fail('meetings.moved_late', { days: noticeDays, source, earliest: written(daysAfter(eye.today, noticeDays)) });
        await clearAnswers(tx, id);
      }
      const again = m.state === 'convened' && moved;
      await changeMeetingRow(tx, id, { title, place, ...span, ...(again && { noticedAt: at, notices: m.notices + 1 }) });
      if (m.state === 'convened') {
        await context.occasions.change(tx, id, { title, place, ...span });
        if (moved || place !== m.place) await tellCalled(running, { ...m, ...span }, 'moved', body.id);
      }
      await log('meetings.moved', id, { data: { day: shanghaiDay(span.startsAt), again } });
      return id;
    },
    meetingShown,
  );

/** Cancels a meeting; what was to come back stands on the agenda of the next one. */
export const cancelMeeting = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.cancelMeeting>): Promise<MeetingDetail> =>
  meetingCommand(
    context,
    viewer,
    `meetings.cancel ${id}`,
    body,
    async (running) => {
      const { eye, tx, log } = running;
      const m = await holdMeeting(eye, tx, id, ['planned', 'convened']);
      await changeMeetingRow(tx, id, { state: 'cancelled', reason: body.reason });
      await dropCarried(tx, id);
      if (m.state === 'convened') {
        await context.occasions.cancel(tx, id, body.reason);
        await tellCalled(running, m, 'cancelled', 'cancelled');
      }
      await carryOver(tx, eye, m.bodyId);
      await log('meetings.cancelled', id, { reason: body.reason });
      return id;
    },
    meetingShown,
  );

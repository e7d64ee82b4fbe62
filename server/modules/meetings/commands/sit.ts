import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type * as api from '#contract/meetings/api.ts';
import type { MeetingDetail } from '#contract/meetings/api.ts';
import type { MinuteNeed } from '#contract/meetings/values.ts';
import { fail } from '#kernel/errors.ts';
import { wordOf } from '#kernel/words.ts';
import { type Context, meetingCommand } from '../context.ts';
import { isDue } from '../domain/rules.ts';
import { meetingShown } from '../queries/present.ts';
import { changeItem, itemsOf, keepNote, removeNote } from '../store/items.ts';
import { changeMeetingRow, type MeetingRecord, type SeatRecord, seatsOf } from '../store/meetings.ts';
import { carryOver } from './carry.ts';
import { holdItem, holdMeeting } from './hold.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** The meeting begins, on its day. */
export const openMeeting = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.openMeeting>): Promise<MeetingDetail> =>
  meetingCommand(
    context,
    viewer,
    `meetings.open ${id}`,
    body,
    async ({ eye, tx, at, log }) => {
      const m = await holdMeeting(eye, tx, id, ['convened']);
      if (shanghaiDay(m.startsAt) > eye.today) fail('meetings.not_now', { state: 'early' });
      const head = (await seatsOf(tx, id)).find(({ role }) => role === 'chair');
      const chair = body.chair || m.chair || m.raisedChair || (head?.name ?? '');
      await changeMeetingRow(tx, id, { state: 'sitting', openedAt: at, chair, recorder: body.recorder || m.recorder || viewer.name });
      await log('meetings.opened', id);
      return id;
    },
    meetingShown,
  );

export const writeMinutes = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: Body<typeof api.writeMeetingMinutes>,
): Promise<MeetingDetail> =>
  meetingCommand(
    context,
    viewer,
    `meetings.write_minutes ${id}`,
    body,
    async ({ eye, tx }) => {
      await holdMeeting(eye, tx, id, ['planned', 'convened', 'sitting']);
      const { chair, recorder, observers } = body;
      await changeMeetingRow(tx, id, { chair, recorder, observers });
      return id;
    },
    meetingShown,
  );

/** What the minutes lack of what the kind asks for. */
const lackingIn = (m: MeetingRecord, seats: readonly SeatRecord[], wordless: number): MinuteNeed[] => {
  const here = new Set(seats.filter(({ present }) => present).map(({ id }) => id));
  const unexplained = seats.some((s) => isDue(s) && !here.has(s.id) && s.answer !== 'proxy' && !s.reason);
  const lacking: Record<MinuteNeed, boolean> = {
    chair: m.chair === '',
    recorder: m.recorder === '',
    absences: unexplained,
    words: wordless > 0,
  };
  return m.rules.needs.filter((need) => lacking[need]);
};

const named = (needs: readonly MinuteNeed[]): { zh: string; en: string } => ({
  zh: needs.map((need) => wordOf('zh-CN', `meetings.needs.${need}`)).join('、'),
  en: needs.map((need) => wordOf('en', `meetings.needs.${need}`)).join(', '),
});

/** The meeting ends: each item was dealt with, and what is unfinished goes to the next. @throws meetings.items_open, meetings.minutes_lack */
export const closeMeeting = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.closeMeeting>): Promise<MeetingDetail> =>
  meetingCommand(
    context,
    viewer,
    `meetings.close ${id}`,
    body,
    async ({ eye, tx, at, log }) => {
      const m = await holdMeeting(eye, tx, id, ['sitting']);
      const items = await itemsOf(tx, [id]);
      const open = items.filter(({ state }) => state !== 'done').length;
      if (open > 0) fail('meetings.items_open', { count: open });
      const lacking = lackingIn(m, await seatsOf(tx, id), items.filter(({ words }) => words === '').length);
      if (lacking.length > 0) fail('meetings.minutes_lack', { lacking: named(lacking) });
      await changeMeetingRow(tx, id, { state: 'closed', closedAt: at, currentItemId: null });
      await context.occasions.hold(tx, id);
      await carryOver(tx, eye, m.bodyId);
      await log('meetings.closed', id, { data: { items: items.length } });
      return id;
    },
    meetingShown,
  );

/** The meeting turns to an item; the one before waits again unless it was decided. */
export const beginMeetingItem = (
  context: Context,
  viewer: Viewer,
  itemId: string,
  body: Body<typeof api.beginMeetingItem>,
): Promise<MeetingDetail> =>
  meetingCommand(
    context,
    viewer,
    `meetings.begin_item ${itemId}`,
    body,
    async ({ eye, tx, at }) => {
      const { m, item } = await holdItem(eye, tx, itemId, ['sitting']);
      for (const one of await itemsOf(tx, [m.id]))
        if (one.state === 'current' && one.id !== itemId) await changeItem(tx, one.id, { state: 'waiting' });
      await changeItem(tx, itemId, { state: 'current', begunAt: item.begunAt ?? at });
      await changeMeetingRow(tx, m.id, { currentItemId: itemId });
      return m.id;
    },
    meetingShown,
  );

/** Keeps what is said while it is written: the same note again is changed, an empty one removed. */
export const keepMeetingNote = (
  context: Context,
  viewer: Viewer,
  { meetingId, noteId }: { meetingId: string; noteId: string },
  body: Body<typeof api.keepMeetingNote>,
): Promise<MeetingDetail> =>
  meetingCommand(
    context,
    viewer,
    `meetings.note ${meetingId} ${noteId}`,
    body,
    async ({ eye, tx, at }) => {
      const { id } = await holdMeeting(eye, tx, meetingId, ['sitting']);
      if (body.itemId !== null && !(await itemsOf(tx, [id])).some((one) => one.id === body.itemId)) fail('meetings.item_not_found');
      if (body.seatId !== null && !(await seatsOf(tx, id)).some((one) => one.id === body.seatId)) fail('meetings.seat_not_found');
      const { itemId, seatId, text } = body;
      if (text === '') await removeNote(tx, id, noteId);
      else await keepNote(tx, { id: noteId, meetingId: id, itemId, seatId, text, at }, viewer.accountId);
      return id;
    },
    meetingShown,
  );

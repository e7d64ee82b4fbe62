import type { MeetingState } from '#contract/meetings/values.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Eye } from '../context.ts';
import { mayRead, mayRun } from '../policy.ts';
import { type BodyRecord, findBody } from '../store/bodies.ts';
import { findItem, type ItemRecord } from '../store/items.ts';
import { lockMeeting, type MeetingRecord, seatsOf } from '../store/meetings.ts';

/** A body the viewer keeps, held. @throws meetings.body_not_found, session.forbidden, meetings.body_ended */
export const holdBody = async ({ viewer }: Eye, tx: Tx, id: string): Promise<BodyRecord> => {
  const found = await findBody(tx, id, true);
  if (!found || !mayRead(viewer, found.areaPath)) return fail('meetings.body_not_found');
  if (!mayRun(viewer, found.areaPath)) fail('session.forbidden');
  return found.endedOn === null ? found : fail('meetings.body_ended');
};

/** A meeting the viewer may see, held. @throws meetings.meeting_not_found */
export const holdSeen = async ({ viewer }: Eye, tx: Tx, id: string): Promise<MeetingRecord> => {
  const m = (await lockMeeting(tx, id)) ?? fail('meetings.meeting_not_found');
  if (mayRead(viewer, m.areaPath)) return m;
  return (await seatsOf(tx, id)).some(({ accountId }) => accountId === viewer.accountId) ? m : fail('meetings.meeting_not_found');
};

/** A meeting the viewer runs, held and in one of these states. @throws meetings.meeting_not_found, session.forbidden, meetings.not_now */
export const holdMeeting = async (eye: Eye, tx: Tx, id: string, states: readonly MeetingState[]): Promise<MeetingRecord> => {
  const m = await holdSeen(eye, tx, id);
  if (!mayRun(eye.viewer, m.areaPath)) fail('session.forbidden');
  return states.includes(m.state) ? m : fail('meetings.not_now', { state: m.state });
};

/** An item with its meeting, held; read anew once that is. @throws meetings.item_not_found, meetings.item_done and what {@link holdMeeting} throws */
export const holdItem = async (
  eye: Eye,
  tx: Tx,
  id: string,
  states: readonly MeetingState[],
): Promise<{ m: MeetingRecord; item: ItemRecord }> => {
  const seen = (await findItem(tx, id)) ?? fail('meetings.item_not_found');
  const m = await holdMeeting(eye, tx, seen.meetingId, states);
  const item = (await findItem(tx, id)) ?? fail('meetings.item_not_found');
  return item.state === 'done' ? fail('meetings.item_done') : { m, item };
};

import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/meetings/api.ts';
import type { MeetingDetail } from '#contract/meetings/api.ts';
import { fail } from '#kernel/errors.ts';
import { above, type Context, meetingCommand } from '../context.ts';
import { mayLead } from '../policy.ts';
import { meetingShown } from '../queries/present.ts';
import { changeMeetingRow } from '../store/meetings.ts';
import { raise } from './carry.ts';
import { holdMeeting, holdSeen } from './hold.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** 提级召集 by hand: asks the next higher level to chair. @throws meetings.not_higher above the whole, meetings.raised_already */
export const raiseMeeting = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.raiseMeeting>): Promise<MeetingDetail> =>
  meetingCommand(
    context,
    viewer,
    `meetings.raise ${id}`,
    body,
    async ({ eye, tx, log }) => {
      const m = await holdMeeting(eye, tx, id, ['planned', 'convened']);
      if (m.raisedPath !== null) fail('meetings.raised_already');
      const { path } = above(eye, m.areaPath) ?? fail('meetings.not_higher');
      await raise(tx, eye, m, { path, reason: body.reason, except: viewer.accountId });
      await log('meetings.raised', id, { reason: body.reason });
      return id;
    },
    meetingShown,
  );

/** A leader of the level a meeting was raised to takes its chair; the first who does has it. @throws meetings.not_higher, meetings.raised_already */
export const takeChair = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.takeChair>): Promise<MeetingDetail> =>
  meetingCommand(
    context,
    viewer,
    `meetings.take_chair ${id}`,
    body,
    async ({ eye, tx, log }) => {
      const m = await holdSeen(eye, tx, id);
      if (!['planned', 'convened', 'sitting'].includes(m.state)) fail('meetings.not_now', { state: m.state });
      if (m.raisedPath === null || !mayLead(viewer, m.raisedPath)) return fail('meetings.not_higher');
      if (m.raisedBy !== null) fail('meetings.raised_already');
      await changeMeetingRow(tx, id, { raisedBy: viewer.accountId, raisedChair: viewer.name, chair: viewer.name });
      await log('meetings.chair_taken', id);
      return id;
    },
    meetingShown,
  );

import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { termsOn } from '#contract/kernel/terms.ts';
import type * as api from '#contract/meetings/api.ts';
import type { MeetingDetail } from '#contract/meetings/api.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, codeOf, meetingCommand } from '../context.ts';
import { liesAround, topicsUntil } from '../domain/agenda.ts';
import { written } from '../domain/days.ts';
import { meetingShown } from '../queries/present.ts';
import { changeItem, insertItem, itemsOf, placeItems, removeItem } from '../store/items.ts';
import { holdItem, holdMeeting } from './hold.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
const stillOpen = ['planned', 'convened', 'sitting'] as const;

/**
 * Puts a topic on the agenda: in time, or while the meeting sits, as somebody raises it there.
 * @throws meetings.topic_late with the last day, meetings.changed where the proposal stands there already, meetings.proposal_elsewhere, meetings.proposal_over,
 *   proposals.proposal_not_found
 */
export const addMeetingItem = (
  context: Context,
  viewer: Viewer,
  meetingId: string,
  body: Body<typeof api.addMeetingItem>,
): Promise<MeetingDetail> =>
  meetingCommand(
    context,
    viewer,
    `meetings.add_item ${meetingId}`,
    body,
    async ({ eye, tx }) => {
      const m = await holdMeeting(eye, tx, meetingId, stillOpen);
      const { title, text, presenter, minutes, proposalId } = body;
      if (proposalId !== null) {
        const p = (await context.proposals.forMeetings.find(tx, viewer, proposalId)) ?? fail('proposals.proposal_not_found');
        if (p.over) fail('meetings.proposal_over');
        if (!liesAround(m.areaPath, p.areaPath)) fail('meetings.proposal_elsewhere');
      }
      if (m.state !== 'sitting' && topicsUntil(m) < eye.today)
        fail('meetings.topic_late', {
          days: m.rules.topicDays,
          source: termsOn(m.rules.terms, shanghaiDay(m.startsAt)).source,
          last: written(topicsUntil(m)),
        });
      const kind = proposalId === null ? body.kind : ('proposal' as const);
      const position = (await itemsOf(tx, [m.id])).length + 1;
      const item = { id: v7(), meetingId: m.id, areaCode: codeOf(m.areaPath), position, kind, title, text, presenter, minutes, proposalId };
      if (!(await insertItem(tx, { ...item, resolutionId: null, fromItemId: null, deferrals: 0 }))) fail('meetings.changed');
      return m.id;
    },
    meetingShown,
  );

/** Changes what an item says, or its place among those that did not come back by themselves. */
export const changeMeetingItem = (
  context: Context,
  viewer: Viewer,
  itemId: string,
  body: Body<typeof api.changeMeetingItem>,
): Promise<MeetingDetail> =>
  meetingCommand(
    context,
    viewer,
    `meetings.change_item ${itemId}`,
    body,
    async ({ eye, tx }) => {
      const { m, item } = await holdItem(eye, tx, itemId, stillOpen);
      const { text, presenter, minutes, position } = body;
      await changeItem(tx, itemId, { title: item.kind === 'carried' ? item.title : body.title, text, presenter, minutes });
      if (position !== null) {
        const others = (await itemsOf(tx, [m.id])).map(({ id }) => id).filter((id) => id !== itemId);
        others.splice(position - 1, 0, itemId);
        await placeItems(tx, others);
      }
      return m.id;
    },
    meetingShown,
  );

/** Takes an item off the agenda. @throws meetings.came_back of what is unfinished */
export const removeMeetingItem = (
  context: Context,
  viewer: Viewer,
  itemId: string,
  body: Body<typeof api.removeMeetingItem>,
): Promise<MeetingDetail> =>
  meetingCommand(
    context,
    viewer,
    `meetings.remove_item ${itemId}`,
    body,
    async ({ eye, tx, log }) => {
      const { m, item } = await holdItem(eye, tx, itemId, ['planned', 'convened']);
      if (item.kind === 'carried' || item.fromItemId !== null) fail('meetings.came_back');
      await removeItem(tx, itemId);
      await log('meetings.item_removed', m.id, { data: { kind: item.kind } });
      return m.id;
    },
    meetingShown,
  );

import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/meetings/api.ts';
import type { MeetingDetail } from '#contract/meetings/api.ts';
import type { Rule } from '#contract/votes/model.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, meetingCommand } from '../context.ts';
import { isDue } from '../domain/rules.ts';
import { meetingShown } from '../queries/present.ts';
import { changeItem } from '../store/items.ts';
import { seatsOf } from '../store/meetings.ts';
import { itemVoteType } from '../vote-subject.ts';
import { holdItem } from './hold.ts';
import { requireQuorum } from './settle.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** Opens a formal vote on an item, by the rule of the meeting's day. Everybody due has one ballot, on the phone or on paper. @throws meetings.vote_open, meetings.no_quorum */
export const openItemVote = (
  context: Context,
  viewer: Viewer,
  itemId: string,
  body: Body<typeof api.openItemVote>,
): Promise<MeetingDetail> =>
  meetingCommand(
    context,
    viewer,
    `meetings.open_vote ${itemId}`,
    body,
    async (running) => {
      const { eye, tx, at, log } = running;
      const { m, item } = await holdItem(eye, tx, itemId, ['sitting']);
      const before = item.voteId === null ? null : await context.votes.find(tx, item.voteId);
      if (before && before.state !== 'void') fail('meetings.vote_open');
      const { terms } = await requireQuorum(tx, m);
      const due = (await seatsOf(tx, m.id)).filter(isDue);
      const rule: Rule = {
        ...{ measures: 'heads', secret: body.secret, quorum: null, majority: terms.majority, silence: 'none' },
        ...{ change: false, tie: 'fails', source: terms.source },
      };
      const area = eye.snapshot.findByPath(m.areaPath) ?? eye.snapshot.root;
      const voteId = await context.votes.open(tx, running, {
        subject: { type: itemVoteType, id: itemId },
        areaId: area.id,
        title: item.title,
        questions: [{ id: 'q1', title: body.question, text: item.text, kind: 'motion', options: [], most: 0, rule, reserved: false }],
        roll: due.map(({ id, accountId, personId, name }) => ({
          entry: { key: id, heads: 1, area: 0, ways: accountId === null ? ['paper'] : ['phone', 'paper'] },
          ...{ accountId, personId, label: name },
        })),
        opensAt: at,
        closesAt: new Date(+at + body.minutes * 60_000),
        proxiesMost: m.rules.proxies,
      });
      const here = new Set(due.filter(({ present }) => present).map(({ id }) => id));
      const counted = due.filter(({ id, proxyId }) => here.has(id) || (proxyId !== null && here.has(proxyId)));
      await context.votes.present(
        tx,
        running,
        voteId,
        counted.map(({ id }) => id),
      );
      await changeItem(tx, itemId, { voteId });
      await log('meetings.vote_opened', m.id, { data: { secret: body.secret } });
      return m.id;
    },
    meetingShown,
  );

import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { openPoll as endpoint } from '#contract/votes/api.ts';
import { command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { residentAccounts } from '#modules/households/index.ts';
import { type Context, eyeOf } from '../context.ts';
import { mayManage } from '../policy.ts';
import { voteShown } from '../queries/present.ts';
import type { RollItem } from '../store/roll.ts';
import { poll } from '../subjects.ts';
import { openVote } from './open.ts';

/** Residents of an area and everything below who have an account, one head each: a roll that is ready. Keys are numbers of this roll, and tell nobody who it is. */
export const residentRoll = async (tx: Tx, areaCode: string): Promise<RollItem[]> =>
  (await residentAccounts(tx, areaCode)).map(({ personId, accountId }, i) => ({
    entry: { key: `R${String(i + 1).padStart(5, '0')}`, heads: 1, area: 0, ways: ['phone'] },
    accountId,
    personId,
  }));

/** @throws see the endpoint */
export const openPoll = async (context: Context, viewer: Viewer, body: z.output<NonNullable<(typeof endpoint)['body']>>) => {
  const eye = await eyeOf(context, viewer);
  const area = eye.snapshot.find(body.areaCode) ?? fail('territory.area_not_found', { code: body.areaCode });
  if (!mayManage(viewer, area.path)) fail('session.forbidden');
  return command(
    context.kernel,
    viewer,
    'votes.open_poll',
    body,
    async (running) =>
      openVote(context, running.tx, running, {
        subject: { type: poll, id: body.id },
        areaId: area.id,
        title: body.title,
        questions: body.questions,
        roll: await residentRoll(running.tx, body.areaCode),
        opensAt: new Date(body.opensAt),
        closesAt: new Date(body.closesAt),
        published: body.published,
      }),
    ({ tx }, id) => voteShown(eye, tx, id),
  );
};

import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/duties/api.ts';
import { type HolderStep, steps } from '#contract/duties/values.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { type Command, command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { mayManage } from '../policy.ts';
import { dutyShown, isOwn } from '../queries/present.ts';
import { type DutyRecord, findDuty } from '../store/duties.ts';
import { changeHolder, type HolderRecord, lockHolder } from '../store/holders.ts';
import { leave, takeUp } from './leave.ts';
import { type PlaceVariant, tellCommunity, tellPlaces } from './tell.ts';

type Body = z.output<NonNullable<typeof api.stepHolder.body>>;
interface Stepping {
  readonly eye: Eye;
  readonly running: Command;
  readonly d: DutyRecord;
  readonly h: HolderRecord;
  readonly body: Body;
}

/** Confirms a claim; somebody who was to be succeeded is let go by the same act. */
const confirm = async ({ eye, running, d, h }: Stepping): Promise<PlaceVariant> => {
  const { tx } = running;
  await changeHolder(tx, h.id, { state: 'confirmed', since: eye.now, confirmedBy: running.viewer.accountId });
  const before = h.insteadOf !== null && !h.counts ? await lockHolder(tx, h.insteadOf) : null;
  if (before?.state === 'active') {
    await leave(eye, tx, before, 'ended', null);
    await tellPlaces(tx, eye, d, [before], 'succeeded');
  }
  return 'confirmed';
};

/** What each step does; the variant of what whoever has the place is told, null: they did it themselves. */
const doing: Readonly<Record<HolderStep, (stepping: Stepping) => Promise<PlaceVariant | null>>> = {
  confirm,
  decline: async ({ eye, running, h, body }) => {
    await leave(eye, running.tx, h, 'declined', body.words);
    return 'declined';
  },
  withdraw: async ({ eye, running, h }) => {
    await leave(eye, running.tx, h, 'withdrawn', null);
    return null;
  },
  begin: async ({ eye, running, d, h }) => {
    await takeUp(eye, running.tx, d, h);
    return 'begun';
  },
  hand_back: async ({ eye, running, d, h, body }) => {
    await leave(eye, running.tx, h, 'ended', body.words || null);
    await tellCommunity(running.tx, eye, d, h.id, 'handed_back');
    return null;
  },
  offer: async ({ running, h }) => {
    await changeHolder(running.tx, h.id, { offered: !h.offered });
    return h.offered ? null : 'offered';
  },
  end: async ({ eye, running, h, body }) => {
    await leave(eye, running.tx, h, 'ended', body.words);
    return 'ended';
  },
  rate: async ({ running, h, body }) => {
    if (h.rating !== null) fail('duties.step_over');
    await changeHolder(running.tx, h.id, { rating: body.rating ?? fail('duties.rating_needed') });
    return 'rated';
  },
};

/** Takes one step of somebody's place in a duty. Nobody takes the community's steps about themselves. */
export const stepHolder = async (
  context: Context,
  viewer: Viewer,
  holderId: string,
  body: Body,
): Promise<z.input<typeof api.getDuty.response>> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `duties.step ${holderId}`,
    body,
    async (running) => {
      const { tx } = running;
      const h = (await lockHolder(tx, holderId)) ?? fail('duties.holder_not_found');
      const self = isOwn(eye, h);
      const manages = mayManage(viewer, pathOfCode(h.areaCode));
      if (!self && !manages) fail('duties.holder_not_found');
      const { from, by, words } = steps[body.step];
      const may = (self && by.includes('self')) || (!self && by.includes('community'));
      if (!may) fail(self ? 'duties.own' : 'session.forbidden');
      if (!from.includes(h.state)) fail('duties.step_over');
      if (words && body.words.length < 2) fail('duties.words_needed');
      const d = (await findDuty(tx, h.dutyId)) ?? fail('duties.holder_not_found');
      const told = await doing[body.step]({ eye, running, d, h, body });
      if (told !== null && !self) await tellPlaces(tx, eye, d, [h], told);
      await running.log(`duties.${body.step}`, h.id, { reason: body.words || null });
      return { duty: h.dutyId };
    },
    ({ tx }, { duty }) => dutyShown(eye, tx, duty),
  );
};

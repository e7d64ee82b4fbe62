import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/duties/api.ts';
import { mostPerPerson } from '#contract/duties/settings.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { isViolation } from '#kernel/violations.ts';
import { ownPerson, personFor, tiedPerson } from '#modules/persons/index.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { mayManage } from '../policy.ts';
import { dutyShown } from '../queries/present.ts';
import { type DutyRecord, findDuty, takeHead } from '../store/duties.ts';
import { countOf, type HolderRecord, insertHolder, lockHolder } from '../store/holders.ts';
import { leave } from './leave.ts';
import { tellCommunity, tellPlaces } from './tell.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
type Answer = z.input<typeof api.getDuty.response>;

/** A duty that somebody can still have. @throws duties.duty_not_found, duties.closed */
const openDuty = async ({ today }: Eye, tx: Tx, id: string): Promise<DutyRecord> => {
  const d = (await findDuty(tx, id)) ?? fail('duties.duty_not_found');
  return d.closedAt !== null || (d.untilOn !== null && d.untilOn < today) ? fail('duties.closed') : d;
};

/** The place of somebody who is to be succeeded, held. @throws duties.not_offered */
const predecessorOf = async (tx: Tx, d: DutyRecord, id: string | null, offered: boolean): Promise<HolderRecord | null> => {
  if (id === null) return null;
  const h = await lockHolder(tx, id);
  return h?.dutyId === d.id && h.state === 'active' && (h.offered || !offered) ? h : fail('duties.not_offered');
};

/** A person has so many duties at a time at most; who succeeds in the same act counts it before. @throws duties.too_many */
const mustHaveRoom = async ({ settings }: Eye, tx: Tx, personId: string): Promise<void> => {
  const most = settingOf(mostPerPerson, settings);
  if ((await countOf(tx, personId)) >= most) fail('duties.too_many', { most });
};
const once = async (enter: () => Promise<void>): Promise<void> => {
  try {
    await enter();
  } catch (error) {
    if (isViolation(error, 'duty_holders_once')) fail('duties.held_before');
    if (isViolation(error, 'duty_holders_one_successor')) fail('duties.not_offered');
    throw error;
  }
};

/** Claims a duty for oneself: of several who want the last head one gets it, and the community confirms. */
export const claimDuty = async (context: Context, viewer: Viewer, dutyId: string, body: Body<typeof api.claimDuty>): Promise<Answer> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `duties.claim ${dutyId}`,
    body,
    async (running) => {
      const { tx, at, jurisdictionId } = running;
      const d = await openDuty(eye, tx, dutyId);
      const personId = await ownPerson(tx, jurisdictionId, eye.ring, viewer, body.name === null ? null : { name: body.name });
      await mustHaveRoom(eye, tx, personId);
      const before = await predecessorOf(tx, d, body.insteadOf, true);
      const areaCode = d.areaPath.replaceAll('.', '');
      const place = { id: body.id, dutyId, areaCode, personId, state: 'claimed' as const, claimedAt: at, confirmedBy: null };
      await once(() => insertHolder(tx, { ...place, counts: before === null, insteadOf: before?.id ?? null }));
      if (before === null && !(await takeHead(tx, dutyId))) fail('duties.full');
      await tellCommunity(tx, eye, d, body.id, 'claimed');
      return { duty: dutyId };
    },
    ({ tx }, { duty }) => dutyShown(eye, tx, duty),
  );
};

/** Gives a duty at the counter to somebody who agreed to it; with a predecessor it goes from the one to the other in this act. */
export const entrustDuty = async (
  context: Context,
  viewer: Viewer,
  dutyId: string,
  body: Body<typeof api.entrustDuty>,
): Promise<Answer> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `duties.entrust ${dutyId}`,
    body,
    async (running) => {
      const { tx, at, jurisdictionId } = running;
      const d = await openDuty(eye, tx, dutyId);
      if (!mayManage(viewer, d.areaPath)) fail('duties.duty_not_found');
      const personId = await personFor(tx, jurisdictionId, eye.ring, body.person);
      // nobody gives a duty to themselves
      if ((await tiedPerson(tx, viewer.accountId)) === personId) fail('duties.own');
      await mustHaveRoom(eye, tx, personId);
      const before = await predecessorOf(tx, d, body.insteadOf, false);
      const areaCode = d.areaPath.replaceAll('.', '');
      const place = { id: body.id, dutyId, areaCode, personId, state: 'confirmed' as const, claimedAt: at, confirmedBy: viewer.accountId };
      await once(() => insertHolder(tx, { ...place, counts: before === null, insteadOf: before?.id ?? null }));
      if (before === null) {
        if (!(await takeHead(tx, dutyId))) fail('duties.full');
      } else {
        await leave(eye, tx, before, 'ended', null);
        await tellPlaces(tx, eye, d, [before], 'succeeded');
      }
      await running.log('duties.entrusted', dutyId);
      return { duty: dutyId };
    },
    ({ tx }, { duty }) => dutyShown(eye, tx, duty),
  );
};

import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Swap } from '#contract/rosters/api.ts';
import { fail } from '#kernel/errors.ts';
import { type Notify, notify } from '#kernel/notify.ts';
import { isViolation } from '#kernel/violations.ts';
import { type Context, type Eye, peopleFor, whose } from '../context.ts';
import { getRosterById } from '../queries/present.ts';
import { decisionsOf, presentSwaps } from '../queries/swaps.ts';
import { lockRoster, type StoredRoster } from '../store/rosters.ts';
import { giveShifts, lockShifts } from '../store/shifts.ts';
import { decide, findSwap, insertSwap, lapse, type SwapRow, type SwapState } from '../store/swaps.ts';
import { noteGap } from './look-ahead.ts';
import { requireRest } from './rest.ts';
import { type RosterCommand, rosterCommand } from './roster-command.ts';

const nameOfSlot = (roster: StoredRoster, key: string): string => roster.slots.find((s) => s.key === key)?.name ?? '';

/** What somebody is told of a swap. */
const noticeOf = (eye: Eye, roster: StoredRoster, s: SwapRow, variant: string, to: Notify['to']): Notify => ({
  kind: 'rosters.swap',
  variant,
  to,
  except: eye.viewer.accountId,
  subject: s.id,
  data: { roster: roster.name, slot: s.slot, day: shanghaiDay(s.startsAt) },
  cause: `${s.id} ${variant}`,
  at: eye.now,
});

const shown = async ({ eye, tx }: RosterCommand, id: string): Promise<Swap> => {
  const found = (await findSwap(tx, id, false)) ?? fail('rosters.swap_not_found');
  return (await presentSwaps(eye, tx, [found]))[0] ?? fail('rosters.swap_not_found');
};

/** Asks a colleague to take an own shift. @throws where it has begun, is asked away already, or the other cannot take it */
export const askSwap = (
  context: Context,
  viewer: Viewer,
  shiftId: string,
  body: { id: string; of: string; inReturn: string | null; reason: string | null },
): Promise<Swap> =>
  rosterCommand(
    context,
    viewer,
    `rosters.ask_swap ${shiftId}`,
    body,
    async ({ eye, tx, at, log }) => {
      const held = await lockShifts(tx, body.inReturn === null ? [shiftId] : [shiftId, body.inReturn]);
      const shift = held.find(({ id }) => id === shiftId);
      if (!shift || shift.accountId !== viewer.accountId) return fail('rosters.shift_not_found');
      if (shift.startsAt <= at) fail('rosters.shift_begun');
      const roster = await getRosterById(tx, shift.rosterId);
      const back = body.inReturn === null ? null : (held.find(({ id }) => id === body.inReturn) ?? null);
      const fits = back === null ? body.inReturn === null : back.rosterId === roster.id && back.accountId === body.of && back.startsAt > at;
      if (!fits || body.of === viewer.accountId || !(await peopleFor(eye, tx, roster)).has(body.of)) fail('rosters.swap_unfit');
      const row: Omit<SwapRow, 'state'> = {
        id: body.id,
        rosterId: roster.id,
        shiftId,
        returnShiftId: back?.id ?? null,
        slot: nameOfSlot(roster, shift.slot),
        startsAt: shift.startsAt,
        returnSlot: back && nameOfSlot(roster, back.slot),
        returnStartsAt: back?.startsAt ?? null,
        askedBy: viewer.accountId,
        askedOf: body.of,
        reason: body.reason,
        askedAt: at,
      };
      await insertSwap(tx, row).catch((error: unknown) => {
        if (isViolation(error, 'shift_swaps_open')) fail('rosters.swap_open');
        throw error;
      });
      await notify(tx, viewer.jurisdictionId, [noticeOf(eye, roster, { ...row, state: 'asked' }, 'asked', { accounts: [body.of] })]);
      await log('rosters.swap_asked', roster.name, { data: { id: body.id, day: shift.day, of: body.of } });
      return body.id;
    },
    shown,
  );

/** Carries a swap out. @throws rosters.swap_over when a shift is gone or no longer in the hands it was in; rosters.overlap, rosters.rest_short */
const carryOut = async ({ eye, tx, at }: RosterCommand, roster: StoredRoster, s: SwapRow): Promise<void> => {
  const ids = s.returnShiftId === null ? [s.shiftId] : [s.shiftId, s.returnShiftId];
  const held = await lockShifts(tx, ids);
  const holder = (id: string | null): string | undefined => held.find((one) => one.id === id)?.accountId;
  const whole = holder(s.shiftId) === s.askedBy && (s.returnShiftId === null || holder(s.returnShiftId) === s.askedOf);
  if (!whole) fail('rosters.swap_over');
  if (held.some(({ startsAt }) => startsAt <= at)) fail('rosters.shift_begun');
  await giveShifts(tx, [{ id: s.shiftId, to: s.askedOf }, ...(s.returnShiftId === null ? [] : [{ id: s.returnShiftId, to: s.askedBy }])]);
  await requireRest(
    eye,
    tx,
    held.map((one) => ({ ...one, accountId: one.id === s.shiftId ? s.askedOf : s.askedBy })),
  );
  // whatever else was asked about them was asked of somebody who has them no longer
  await lapse(tx, ids, s.id, at);
  await noteGap(eye, tx, roster);
};

type Decision = Swap['actions'][number];

/** Decides a swap. An accepted one is carried out, or waits for whoever manages the roster where that is wanted. */
export const decideSwap = (context: Context, viewer: Viewer, swapId: string, body: { id: string; decision: Decision }): Promise<Swap> =>
  rosterCommand(
    context,
    viewer,
    `rosters.decide_swap ${swapId}`,
    body,
    async (c) => {
      const { eye, tx, at, log } = c;
      const asked = (await findSwap(tx, swapId, false)) ?? fail('rosters.swap_not_found');
      // the roster first, as every command on its shifts does
      const roster = (await lockRoster(tx, asked.rosterId)) ?? fail('rosters.roster_not_found');
      const s = (await findSwap(tx, swapId, true)) ?? fail('rosters.swap_not_found');
      if (!decisionsOf(eye, roster, s).includes(body.decision)) {
        const concerned = [s.askedBy, s.askedOf].includes(viewer.accountId) || body.decision === 'confirm' || body.decision === 'refuse';
        if (s.state !== 'asked' && s.state !== 'accepted') fail('rosters.swap_over');
        if (s.startsAt <= at) fail('rosters.shift_begun');
        fail(concerned ? 'session.forbidden' : 'rosters.swap_not_found');
      }
      const waits = body.decision === 'accept' && roster.confirms;
      const states: Record<Decision, SwapState> = {
        accept: waits ? 'accepted' : 'done',
        decline: 'declined',
        withdraw: 'withdrawn',
        confirm: 'done',
        refuse: 'refused',
      };
      const state = states[body.decision];
      if (state === 'done') await carryOut(c, roster, s);
      await decide(tx, s.id, state, viewer.accountId, at);
      const both = { accounts: [s.askedBy, s.askedOf] };
      const notices = [noticeOf(eye, roster, s, state, both)];
      if (waits) {
        const { organisationId, areaPath } = whose(eye, roster);
        const managers: Notify['to'] =
          organisationId === null
            ? { permission: 'rosters.manage', around: areaPath }
            : { permission: 'rosters.manage_own', organisation: organisationId };
        notices.push(noticeOf(eye, roster, s, 'confirm', managers));
      }
      await notify(tx, viewer.jurisdictionId, notices);
      await log(`rosters.swap_${state}`, roster.name, { data: { id: s.id } });
      return s.id;
    },
    shown,
  );

import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Roster } from '#contract/rosters/api.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, peopleFor } from '../context.ts';
import { gapsOf, isCoveredOn, occurrenceOf, occurrencesOf, planTurns } from '../domain/slots.ts';
import { rosterShown, spanOf } from '../queries/present.ts';
import { busyIn, deleteShifts, insertShifts, lastBefore, lockDuty, lockShifts, shiftsOf } from '../store/shifts.ts';
import { lapse } from '../store/swaps.ts';
import { noteGap } from './look-ahead.ts';
import { requireRest, restOf } from './rest.ts';
import { managed, rosterCommand } from './roster-command.ts';

/** Puts somebody on duty. @throws where the slot is not covered that day, is full, or the person cannot be put on duty here */
export const assignShift = (
  context: Context,
  viewer: Viewer,
  rosterId: string,
  body: { id: string; slot: string; day: string; accountId: string },
): Promise<Roster> =>
  rosterCommand(
    context,
    viewer,
    `rosters.assign ${rosterId}`,
    body,
    async ({ eye, tx, log }) => {
      const roster = await managed(eye, tx, rosterId);
      const slot = roster.slots.find(({ key }) => key === body.slot) ?? fail('rosters.slot_unknown');
      if (!isCoveredOn(slot, body.day, eye.days.worked)) fail('rosters.not_that_day', { slot: slot.name, day: body.day });
      const people = await peopleFor(eye, tx, roster);
      if (!people.has(body.accountId)) fail('rosters.person_unfit');
      const on = (await shiftsOf(tx, rosterId, body.day, body.day)).filter((s) => s.slot === slot.key && people.has(s.accountId));
      if (on.length >= slot.people) fail('rosters.slot_full', { slot: slot.name, people: slot.people });
      const { startsAt, endsAt } = occurrenceOf(slot, body.day);
      const shift = { id: body.id, rosterId, slot: slot.key, day: body.day, accountId: body.accountId, startsAt, endsAt };
      await insertShifts(tx, [shift]);
      await requireRest(eye, tx, [shift]);
      await noteGap(eye, tx, roster);
      await log('rosters.assigned', roster.name, { data: { id: rosterId, day: body.day, slot: slot.name, accountId: body.accountId } });
      return rosterId;
    },
    ({ eye, tx }, id) => rosterShown(eye, tx, id),
  );

/** Takes somebody off duty again, before it has begun; a swap that was asked for it ends. */
export const removeShift = (context: Context, viewer: Viewer, shiftId: string, body: { id: string }): Promise<Roster> =>
  rosterCommand(
    context,
    viewer,
    `rosters.remove_shift ${shiftId}`,
    body,
    async ({ eye, tx, log, at }) => {
      const [shift] = await lockShifts(tx, [shiftId]);
      if (!shift) return fail('rosters.shift_not_found');
      const roster = await managed(eye, tx, shift.rosterId);
      if (shift.startsAt <= at) fail('rosters.shift_begun');
      await lapse(tx, [shiftId], null, at);
      await deleteShifts(tx, [shiftId]);
      await noteGap(eye, tx, roster);
      await log('rosters.removed', roster.name, { data: { id: roster.id, day: shift.day, accountId: shift.accountId } });
      return roster.id;
    },
    ({ eye, tx }, id) => rosterShown(eye, tx, id),
  );

/** Lets those whose turn it is take what is open between two days. */
export const fillRoster = (
  context: Context,
  viewer: Viewer,
  rosterId: string,
  body: { id: string; from: string; to: string },
): Promise<Roster & { added: number }> =>
  rosterCommand(
    context,
    viewer,
    `rosters.fill ${rosterId}`,
    body,
    async ({ eye, tx, log }) => {
      const { from, to } = spanOf(body.from, body);
      const roster = await managed(eye, tx, rosterId);
      const people = await peopleFor(eye, tx, roster);
      const inTurn = [...new Set(roster.slots.flatMap(({ turn }) => turn))].filter((id) => people.has(id));
      if (inTurn.length === 0) fail('rosters.nobody_in_turn');
      const coming = occurrencesOf(roster.slots, from, to, eye.days.worked).filter(({ startsAt }) => startsAt > eye.now);
      const open = gapsOf(coming, await shiftsOf(tx, rosterId, from, to), people);
      const [first] = coming;
      const rest = await restOf(eye);
      if (rest > 0) await lockDuty(tx, inTurn);
      const last = new Date(Math.max(...coming.map(({ endsAt }) => endsAt.getTime())));
      const busy = first ? await busyIn(tx, inTurn, new Date(first.startsAt.getTime() - rest), new Date(last.getTime() + rest)) : [];
      const added = planTurns(open, await lastBefore(tx, rosterId, from), busy, people, rest);
      await insertShifts(
        tx,
        added.map(({ occurrence: { slot, day, startsAt, endsAt }, accountId }) => ({
          id: v7(),
          rosterId,
          slot: slot.key,
          day,
          accountId,
          startsAt,
          endsAt,
        })),
      );
      await noteGap(eye, tx, roster);
      await log('rosters.filled', roster.name, { data: { id: rosterId, from, to, added: added.length } });
      return { added: added.length };
    },
    async ({ eye, tx }, { added }) => ({ ...(await rosterShown(eye, tx, rosterId, spanOf(body.from, body))), added }),
  );

import { v7 } from 'uuid';
import { isWorkday } from '#kernel/calendar.ts';
import type { Tx } from '#kernel/db.ts';
import { gapsOf, occurrencesOf, planTurns } from '../domain/slots.ts';
import { insertHandover } from '../store/handovers.ts';
import { insertRoster, type RosterFacts, setGap } from '../store/rosters.ts';
import { insertShifts, type ShiftRow } from '../store/shifts.ts';
import { insertSwap } from '../store/swaps.ts';

/** A roster with a past and a future, for districts that are made and not lived in. */
export interface NewRoster extends RosterFacts {
  /** First and last day whose shifts are assigned. */
  readonly from: string;
  readonly to: string;
  /** Days left open. */
  readonly open: readonly string[];
  readonly notes: readonly { readonly authorId: string; readonly text: string; readonly at: Date }[];
}

/** Adds rosters, their shifts taken by those whose turn it is. @returns the shifts of each, in the order of time */
export const addRosters = async (tx: Tx, at: Date, rosters: readonly NewRoster[]): Promise<ShiftRow[][]> => {
  const all: ShiftRow[][] = [];
  for (const roster of rosters) {
    const id = v7();
    const people = new Set(roster.slots.flatMap(({ turn }) => turn));
    const covered = occurrencesOf(roster.slots, roster.from, roster.to, isWorkday);
    const wanted = gapsOf(
      covered.filter(({ day }) => !roster.open.includes(day)),
      [],
      people,
    );
    const busy = all.flat();
    const shifts = planTurns(wanted, new Map(), busy, people, 0).map(({ occurrence: { slot, day, startsAt, endsAt }, accountId }) => ({
      id: v7(),
      rosterId: id,
      slot: slot.key,
      day,
      accountId,
      startsAt,
      endsAt,
    }));
    await insertRoster(tx, id, roster, at);
    await insertShifts(tx, shifts);
    const gap = gapsOf(
      covered.filter(({ startsAt }) => startsAt > at),
      shifts,
      people,
    )[0];
    await setGap(tx, id, gap?.occurrence.day ?? null, false);
    for (const note of roster.notes)
      await insertHandover(tx, { id: v7(), rosterId: id, authorId: note.authorId, text: note.text, writtenAt: note.at });
    all.push(shifts);
  }
  return all;
};

/** Asks for a swap of two shifts of such a roster. */
export const addSwap = async (tx: Tx, slot: string, shift: ShiftRow, back: ShiftRow, reason: string, at: Date): Promise<void> => {
  await insertSwap(tx, {
    id: v7(),
    rosterId: shift.rosterId,
    shiftId: shift.id,
    returnShiftId: back.id,
    slot,
    startsAt: shift.startsAt,
    returnSlot: slot,
    returnStartsAt: back.startsAt,
    askedBy: shift.accountId,
    askedOf: back.accountId,
    reason,
    askedAt: at,
  });
};

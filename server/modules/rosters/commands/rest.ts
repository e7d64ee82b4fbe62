import { settingOf } from '#contract/kernel/settings.ts';
import { restHours } from '#contract/rosters/settings.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { View } from '../context.ts';
import { isTooNear } from '../domain/slots.ts';
import { busyIn, lockDuty, type ShiftRow } from '../store/shifts.ts';

/** Rest between two shifts of one person, in milliseconds; 0: none is asked for. */
export const restOf = async ({ context, jurisdictionId }: View): Promise<number> =>
  settingOf(restHours, (await context.kernel.jurisdictions.byId(jurisdictionId))?.settings ?? {}) * 3_600_000;

/**
 * Asserts that whoever has just been given these shifts rests before and after each. Two who put one person on duty at once take turns here:
 * the later one sees what the earlier has done.
 * @throws rosters.rest_short
 */
export const requireRest = async (view: View, tx: Tx, shifts: readonly Pick<ShiftRow, 'id' | 'accountId' | 'startsAt' | 'endsAt'>[]) => {
  const rest = await restOf(view);
  if (rest === 0 || shifts.length === 0) return;
  const people = [...new Set(shifts.map(({ accountId }) => accountId))];
  await lockDuty(tx, people);
  const from = new Date(Math.min(...shifts.map(({ startsAt }) => startsAt.getTime())) - rest);
  const to = new Date(Math.max(...shifts.map(({ endsAt }) => endsAt.getTime())) + rest);
  const all = await busyIn(tx, people, from, to);
  for (const one of shifts)
    if (all.some((other) => other.id !== one.id && isTooNear(one, other, rest))) fail('rosters.rest_short', { hours: rest / 3_600_000 });
};

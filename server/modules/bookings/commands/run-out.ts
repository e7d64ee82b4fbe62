import { v7 } from 'uuid';
import { keepMonths, reminderMinutes } from '#contract/bookings/settings.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import { notify } from '#kernel/notify.ts';
import { type Context, type View, viewOf } from '../context.ts';
import { rulesOn } from '../domain/slots.ts';
import { type BookingRow, endOverdue, forget, takeReminders } from '../store/bookings.ts';
import { countMisses, insertPause, pausesOf } from '../store/pauses.ts';
import { rulesOf } from '../store/rooms.ts';
import { tell } from './notices.ts';

const dayLong = 86_400_000;
const batch = 200;

/** Somebody who missed bookings too often books nothing in that place for some time; what was missed before the last such time counts no more. */
export const pauseFor = async (view: View, tx: Tx, row: BookingRow): Promise<void> => {
  const { accountId, placeId } = row;
  if (accountId === null) return;
  const { rules } = rulesOn((await rulesOf(tx, [row.roomId])).get(row.roomId) ?? [], shanghaiDay(row.startsAt));
  if (!rules.misses) return;
  const { times, within, pause } = rules.misses;
  const window = view.now.getTime() - within * dayLong;
  const last = (await pausesOf(tx, accountId, new Date(window))).findLast((one) => one.placeId === placeId);
  const since = new Date(Math.max(window, last?.from.getTime() ?? 0));
  const misses = await countMisses(tx, accountId, placeId, since);
  if (misses < times) return;
  const until = new Date(view.now.getTime() + pause * dayLong);
  const id = v7();
  if (!(await insertPause(tx, { id, placeId, accountId, from: view.now, until, misses }))) return;
  await notify(tx, view.jurisdictionId, [
    {
      kind: 'bookings.pause',
      variant: 'began',
      to: { accounts: [accountId] },
      subject: id,
      data: { place: view.places.get(placeId)?.name ?? '', times: misses, day: shanghaiDay(until) },
      cause: id,
      at: view.now,
    },
  ]);
};

/**
 * Notes what has run out: nobody signed in, nobody decided. Whoever books a room does so first, so that a room left empty is free again
 * whether or not a job has run. @returns how many
 */
export const endWhatRanOut = async (view: View, tx: Tx, roomId: string | null): Promise<number> => {
  const ended = await endOverdue(tx, view.now, roomId, batch);
  for (const row of ended) if (row.state === 'missed') await pauseFor(view, tx, row);
  await tell(
    view,
    tx,
    ended.map((row) => ({ row, variant: row.state })),
  );
  return ended.length;
};

/** Frees rooms nobody came to, reminds of bookings that begin soon, and forgets old ones. Harmless when repeated. */
export const keepUp = (context: Context): Promise<void> =>
  eachJurisdiction(context.kernel, 'bookings.keep-up', async (jurisdictionId) => {
    const view = await viewOf(context, jurisdictionId);
    const write = <T>(act: (tx: Tx) => Promise<T>): Promise<T> => context.kernel.db.write(systemAccess(jurisdictionId), act);
    while ((await write((tx) => endWhatRanOut(view, tx, null))) === batch);
    const minutes = settingOf(reminderMinutes, view.settings);
    if (minutes > 0) {
      const soon = new Date(view.now.getTime() + minutes * 60_000);
      const remind = async (tx: Tx): Promise<number> => {
        const rows = await takeReminders(tx, view.now, soon, batch);
        await tell(
          view,
          tx,
          rows.map((row) => ({ row, variant: row.signsBy === null ? 'soon' : 'soon_sign' })),
        );
        return rows.length;
      };
      while ((await write(remind)) === batch);
    }
    const old = new Date(view.now);
    old.setUTCMonth(old.getUTCMonth() - settingOf(keepMonths, view.settings));
    while ((await write((tx) => forget(tx, old, batch))) === batch);
  });

import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { listSwaps, myDuty, Swap } from '#contract/rosters/api.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { type Context, type Eye, namesOf, whose } from '../context.ts';
import { mayManage } from '../policy.ts';
import { unreadIn } from '../store/handovers.ts';
import { rostersById, type StoredRoster } from '../store/rosters.ts';
import { comingShifts, type ShiftRow, shiftsOf } from '../store/shifts.ts';
import { openSwapsOf, pageOfSwaps, type SwapRow } from '../store/swaps.ts';
import { deskOf } from './desk.ts';
import { getRosterById } from './present.ts';
import { readingEye } from './rosters.ts';

/** What the viewer may decide of a swap as it stands. */
export const decisionsOf = (eye: Eye, roster: StoredRoster, s: SwapRow): Swap['actions'] => {
  const { accountId } = eye.viewer;
  if (s.startsAt <= eye.now || roster.endedAt !== null) return [];
  if (s.state === 'asked' && s.askedOf === accountId) return ['accept', 'decline'];
  if (s.state !== 'asked' && s.state !== 'accepted') return [];
  const own: Swap['actions'] = s.askedBy === accountId ? ['withdraw'] : [];
  // nobody confirms what they gain or lose by
  const confirms = s.state === 'accepted' && ![s.askedBy, s.askedOf].includes(accountId) && mayManage(eye.viewer, whose(eye, roster));
  return confirms ? [...own, 'confirm', 'refuse'] : own;
};

/** Swaps with names. */
export const presentSwaps = async (eye: Eye, tx: Tx, rows: readonly SwapRow[]): Promise<Swap[]> => {
  const rosters = new Map((await rostersById(tx, [...new Set(rows.map(({ rosterId }) => rosterId))])).map((r) => [r.id, r]));
  const person = await namesOf(
    eye,
    tx,
    rows.flatMap(({ askedBy, askedOf }) => [askedBy, askedOf]),
  );
  return rows.flatMap((s) => {
    const roster = rosters.get(s.rosterId);
    if (!roster) return [];
    return [
      {
        id: s.id,
        roster: { id: roster.id, name: roster.name },
        shift: { slot: s.slot, from: s.startsAt.toISOString() },
        inReturn: s.returnSlot === null || s.returnStartsAt === null ? null : { slot: s.returnSlot, from: s.returnStartsAt.toISOString() },
        by: person(s.askedBy),
        of: person(s.askedOf),
        reason: s.reason,
        state: s.state,
        askedAt: s.askedAt.toISOString(),
        actions: decisionsOf(eye, roster, s),
      },
    ];
  });
};

/** Swaps of a roster, newest first. */
export const swapsPage = async (
  context: Context,
  viewer: Viewer,
  rosterId: string,
  q: z.output<NonNullable<typeof listSwaps.query>>,
): Promise<z.input<typeof listSwaps.response>> => {
  const eye = await readingEye(context, viewer);
  const before = readCursor<[string]>(q.cursor, ['uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    await getRosterById(tx, rosterId);
    const { rows, next } = cutPage(await pageOfSwaps(tx, rosterId, before?.[0] ?? null, q.limit + 1), q.limit, ({ id }) => [id]);
    return { items: await presentSwaps(eye, tx, rows), next };
  });
};

/** Own shifts shown at once. */
const mostShifts = 60;
/** Whoever takes over reads the notes from this long before the shift begins, milliseconds. */
const readsBefore = 12 * 3_600_000;

/** Notes that wait for the viewer, who is on duty or takes over soon. */
export const notesFor = async ({ viewer, now }: Eye, tx: Tx, own: readonly ShiftRow[]) => {
  const soon = own.filter(({ startsAt }) => startsAt.getTime() - now.getTime() <= readsBefore);
  return unreadIn(tx, [...new Set(soon.map(({ rosterId }) => rosterId))], viewer.accountId);
};

/** The viewer's own duty: shifts, swaps that wait, notes to read. */
export const dutyOf = async (context: Context, viewer: Viewer): Promise<z.input<typeof myDuty.response>> => {
  const eye = await readingEye(context, viewer);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const own = await comingShifts(tx, viewer.accountId, eye.now, mostShifts);
    const notes = await notesFor(eye, tx, own);
    const open = await openSwapsOf(tx, viewer.accountId, eye.now);
    const ids = [...new Set([...own, ...notes].map(({ rosterId }) => rosterId))];
    const rosters = new Map((await rostersById(tx, ids)).map((r) => [r.id, r]));
    const [first, last] = [own[0], own.at(-1)];
    const beside =
      first && last
        ? (await Promise.all(ids.map((id) => shiftsOf(tx, id, first.day, last.day)))).flat().filter((s) => s.accountId !== viewer.accountId)
        : [];
    const person = await namesOf(eye, tx, [...beside.map(({ accountId }) => accountId), ...notes.map(({ authorId }) => authorId)]);
    const waiting = new Map(open.filter(({ askedBy }) => askedBy === viewer.accountId).map((s) => [s.shiftId, s.state]));
    const named = (id: string) => ({ id, name: rosters.get(id)?.name ?? '' });
    return {
      shifts: own.map((s) => ({
        id: s.id,
        roster: named(s.rosterId),
        slot: rosters.get(s.rosterId)?.slots.find(({ key }) => key === s.slot)?.name ?? '',
        from: s.startsAt.toISOString(),
        to: s.endsAt.toISOString(),
        with: beside
          .filter((b) => b.rosterId === s.rosterId && b.startsAt < s.endsAt && b.endsAt > s.startsAt)
          .map((b) => person(b.accountId)),
        swap: (waiting.get(s.id) as 'asked' | 'accepted' | undefined) ?? null,
      })),
      swaps: await presentSwaps(eye, tx, open),
      desk: await deskOf(eye, tx),
      notes: notes.map(({ id, rosterId, text, authorId, writtenAt }) => ({
        id,
        roster: named(rosterId),
        text,
        author: person(authorId),
        writtenAt: writtenAt.toISOString(),
      })),
    };
  });
};

import type { DayItem } from '#contract/field/api.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { DaySection } from '#modules/field/index.ts';
import { type Context, type Eye, eyeOf, namesOf } from './context.ts';
import { mayRead } from './policy.ts';
import { notesFor } from './queries/swaps.ts';
import { rostersById } from './store/rosters.ts';
import { comingShifts } from './store/shifts.ts';

/** Shifts in whose rosters notes may wait. */
const soon = 5;

/** Notes to sign for when taking over, today. */
export const handoverDay = (context: Context): DaySection<Eye | null> => ({
  section: 'rosters',
  before: async (viewer, day) => (mayRead(viewer) && day === shanghaiDay(context.kernel.clock.now()) ? eyeOf(context, viewer) : null),
  load: async (tx, viewer, _, eye) => {
    if (!eye) return [];
    const own = await comingShifts(tx, viewer.accountId, eye.now, soon);
    const notes = await notesFor(eye, tx, own);
    if (notes.length === 0) return [];
    const rosters = new Map((await rostersById(tx, [...new Set(notes.map(({ rosterId }) => rosterId))])).map((r) => [r.id, r.name]));
    const person = await namesOf(
      eye,
      tx,
      notes.map(({ authorId }) => authorId),
    );
    /** When the own shift begins, by which it is read; one that runs needs it now. */
    const startOf = (rosterId: string): Date | undefined =>
      own.find((shift) => shift.rosterId === rosterId && shift.startsAt > eye.now)?.startsAt;
    return notes.map(
      ({ id, rosterId, authorId }): DayItem => ({
        id,
        kind: 'rosters.handover',
        title: rosters.get(rosterId) ?? '',
        detail: person(authorId).name,
        area: null,
        point: null,
        from: null,
        until: startOf(rosterId)?.toISOString() ?? null,
        minutes: 5,
        urgent: false,
        link: '/rosters',
        state: 'due',
      }),
    );
  },
});

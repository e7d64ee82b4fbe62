import { areasWith, organisationsWith, type Viewer } from '#contract/accounts/viewer.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { mayRead } from '../policy.ts';
import { rostersById, rostersWithGaps } from '../store/rosters.ts';
import { comingShifts } from '../store/shifts.ts';
import { openSwapsOf, swapsToConfirm } from '../store/swaps.ts';
import { notesFor } from './swaps.ts';

/** To-dos of a kind shown at most; whoever has more sees them on the page of rosters. */
const most = 200;

/** Areas and organisations whose rosters a viewer manages. */
const managedBy = ({ snapshot }: Eye, viewer: Viewer) => ({
  areaIds: [
    ...new Set(
      areasWith(viewer, 'rosters.manage').flatMap((path) => {
        const area = snapshot.findByPath(path);
        return area ? snapshot.within(area).map(({ id }) => id) : [];
      }),
    ),
  ],
  organisations: organisationsWith(viewer, 'rosters.manage_own'),
});

/** Swaps to answer or confirm, gaps to fill, notes to read when taking over. */
export const rosterTodos = (context: Context): TodoSource => ({
  kinds: ['rosters.swap', 'rosters.confirm', 'rosters.gap', 'rosters.handover'],
  of: async (viewer, asked) => {
    if (!mayRead(viewer)) return { items: [], counts: {} };
    const eye = await eyeOf(context, viewer);
    const { now, snapshot } = eye;
    const { areaIds, organisations } = managedBy(eye, viewer);
    return context.kernel.db.read(accessOf(viewer), async (tx) => {
      const manages = areaIds.length + organisations.length > 0;
      const toAnswer = (await openSwapsOf(tx, viewer.accountId, now)).filter((s) => s.askedOf === viewer.accountId);
      const accepted = manages ? await swapsToConfirm(tx, areaIds, organisations, now, most) : [];
      const toConfirm = accepted.filter((s) => s.askedBy !== viewer.accountId && s.askedOf !== viewer.accountId);
      const gaps = manages ? await rostersWithGaps(tx, areaIds, organisations, most) : [];
      const notes = await notesFor(eye, tx, await comingShifts(tx, viewer.accountId, now, 5));
      const ids = [...toAnswer, ...toConfirm, ...notes].map(({ rosterId }) => rosterId);
      const rosters = new Map([...gaps, ...(await rostersById(tx, [...new Set(ids)]))].map((r) => [r.id, r]));
      const todo = (kind: string, id: string, rosterId: string, dueAt: string | null, data: Record<string, unknown>): Todo => {
        const roster = rosters.get(rosterId);
        const area = roster ? snapshot.find(roster.areaId) : null;
        return {
          kind,
          id,
          title: roster?.name ?? '',
          area: area && snapshot.describe(area),
          dueAt,
          light: 'none',
          data: { ...data, rosterId },
        };
      };
      const swaps = (kind: string, rows: typeof toAnswer): Todo[] =>
        rows.map((s) => todo(kind, s.id, s.rosterId, s.startsAt.toISOString(), { slot: s.slot }));
      return todosOf(
        [
          ...swaps('rosters.swap', toAnswer),
          ...swaps('rosters.confirm', toConfirm),
          ...gaps.map((r) => todo('rosters.gap', r.id, r.id, new Date(`${r.gapOn}T00:00:00+08:00`).toISOString(), { day: r.gapOn })),
          ...notes.map((n) => todo('rosters.handover', n.id, n.rosterId, null, {})),
        ],
        asked,
      );
    });
  },
});

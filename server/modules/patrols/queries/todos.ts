import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { type Context, eyeOf } from '../context.ts';
import { ledCodes } from '../policy.ts';
import { pageOfScans } from '../store/scans.ts';
import { dueRounds, presentRounds } from './rounds.ts';
import { placeNames } from './scans.ts';
import { routesOn } from './span.ts';

/** To-dos shown at most of each kind; whoever has more sees them on the board. */
const most = 100;
/** Rounds are missed for so long on the list, milliseconds. */
const lately = 24 * 3_600_000;

/** Levels at which somebody sees to single rounds; above them there is the board. */
const near: readonly string[] = ['community', 'grid', 'micro_grid'];

/** For whoever leads: scans in doubt to judge; for whoever leads grids, rounds of the last day that were missed or left undone. */
export const patrolTodos = (context: Context): TodoSource => ({
  kinds: ['patrols.doubt', 'patrols.missed'],
  of: async (viewer: Viewer, asked) => {
    const codes = ledCodes(viewer);
    if (codes.length === 0) return { items: [], counts: {} };
    const eye = await eyeOf(context, viewer);
    const from = new Date(eye.now.getTime() - lately);
    return context.kernel.db.read(accessOf(viewer), async (tx) => {
      const doubts = await pageOfScans(tx, { codes, routeId: null, dueKey: null, caseId: null, only: 'doubts' }, null, most);
      const place = await placeNames(
        eye,
        tx,
        doubts.map(({ placeId }) => placeId),
      );
      const close = codes.filter((code) => near.includes(eye.snapshot.find(code)?.level ?? ''));
      const routes = close.length > 0 ? await routesOn(tx, close, eye.today) : [];
      const over = dueRounds(eye, routes, from, eye.now).filter(({ until }) => until > from && until <= eye.now);
      const rounds = (await presentRounds(eye, tx, over)).filter(({ state }) => state === 'missed' || state === 'partly').slice(0, most);
      const area = (code: string): string => {
        const found = eye.snapshot.find(code);
        return found ? eye.snapshot.describe(found) : '';
      };
      const items: Todo[] = [
        ...doubts.map(
          (s): Todo => ({
            kind: 'patrols.doubt',
            id: s.id,
            title: place(s.placeId).name,
            area: area(s.areaCode),
            dueAt: new Date(s.receivedAt.getTime() + 3 * lately).toISOString(),
            light: 'none',
            data: {},
          }),
        ),
        ...rounds.map(
          (r): Todo => ({
            kind: 'patrols.missed',
            id: `${r.routeId}/${r.key}`,
            title: r.route,
            area: r.area.name,
            dueAt: r.until,
            light: 'none',
            data: { done: r.done, stops: r.stops },
          }),
        ),
      ];
      return todosOf(items, asked);
    });
  },
});

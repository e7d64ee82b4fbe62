import { areasWith } from '#contract/accounts/viewer.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import type { Context } from '../context.ts';
import { openHelps } from '../store/helps.ts';
import { helpEye, presentHelps } from './helps.ts';

/** To-dos shown at most. */
const most = 200;

/** Help that waits for somebody to take it on, or that the viewer has taken on and not told about yet: by community and day, never by name. */
export const helpTodos = (context: Context): TodoSource => ({
  kinds: ['couriers.help', 'couriers.help_mine'],
  of: async (viewer, asked) => {
    const codes = areasWith(viewer, 'couriers.help').map((path) => path.replaceAll('.', ''));
    if (codes.length === 0) return { items: [], counts: {} };
    const eye = await helpEye(context, viewer);
    const items = await context.kernel.db.read(accessOf(viewer), async (tx) =>
      presentHelps(eye, tx, await openHelps(tx, codes, eye.today, null, most)),
    );
    return todosOf(
      items.flatMap(({ id, area, state, mine, own, left, answeredAt, askedOn }): Todo[] => {
        const todo = (kind: string): Todo => ({
          kind,
          id,
          title: area.name,
          area: area.name,
          dueAt: null,
          light: 'none',
          data: { day: askedOn },
        });
        if (mine) return answeredAt === null ? [todo('couriers.help_mine')] : [];
        return !own && (state === 'waiting' || left) ? [todo('couriers.help')] : [];
      }),
      asked,
    );
  },
});

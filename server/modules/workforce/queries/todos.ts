import { can } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import type { Workforce } from '../context.ts';
import { workersPage } from './workers.ts';

/** To-dos shown at most; the page shows the others. */
const most = 100;

/** Workers who have reached a higher grade, for whoever promotes them. */
export const promotionTodos = (workforce: Workforce): TodoSource => ({
  kinds: ['workforce.promote'],
  of: async (viewer, asked) => {
    const isKept = (await workforce.registers.context.all(viewer.jurisdictionId)).some(({ code }) => code === 'community_workers');
    if (!isKept || !can(viewer, 'workforce.promote')) return { items: [], counts: {} };
    const { items } = await workersPage(workforce, viewer, { which: 'due', limit: most });
    return todosOf(
      items
        .filter(({ mayPromote }) => mayPromote)
        .map(
          (one): Todo => ({
            kind: 'workforce.promote',
            id: one.id,
            title: [one.name, one.number].filter((part) => part !== null).join(' · '),
            area: one.area,
            dueAt: null,
            light: 'none',
            data: { grade: one.due ?? 0, day: one.dueOn ?? shanghaiDay(workforce.kernel.clock.now()) },
          }),
        ),
      asked,
    );
  },
});

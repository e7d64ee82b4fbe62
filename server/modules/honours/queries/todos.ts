import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import type { Context } from '../context.ts';
import { mayManage } from '../policy.ts';
import { toStep } from '../store/rounds.ts';

const most = 200;

/** Rounds whose next step is due: candidates to be checked, a list that was public long enough. Nobody is named. */
export const honourTodos = ({ kernel }: Context): TodoSource => ({
  kinds: ['honours.step'],
  of: async (viewer, asked) => {
    if (!mayManage(viewer)) return { items: [], counts: {} };
    const rounds = await kernel.db.read(accessOf(viewer), (tx) => toStep(tx, shanghaiDay(kernel.clock.now()), most));
    return todosOf(
      rounds.map(
        ({ id, title }): Todo => ({ kind: 'honours.step', id, title, area: null, dueAt: null, light: 'none', data: { round: id } }),
      ),
      asked,
    );
  },
});

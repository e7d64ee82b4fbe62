import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import type { Context } from '../context.ts';
import { mayManage, mayUse } from '../policy.ts';
import { pageOfEvaluations, toClose } from '../store/evaluations.ts';
import { askerOf } from './evaluations.ts';

const most = 200;
const endOf = (day: string): string => `${day}T15:59:59.000Z`;

/** Evaluations with sheets to fill, and those that can be closed. */
export const evaluationTodos = ({ kernel }: Context): TodoSource => ({
  kinds: ['evaluations.rate', 'evaluations.close'],
  of: async (viewer, asked) => {
    if (!mayUse(viewer)) return { items: [], counts: {} };
    const today = shanghaiDay(kernel.clock.now());
    return kernel.db.read(accessOf(viewer), async (tx) => {
      const todo = (kind: string, { id, title, until }: { id: string; title: string; until: string }): Todo => ({
        kind,
        id,
        title,
        area: null,
        dueAt: kind === 'evaluations.rate' ? endOf(until) : null,
        light: 'none',
        data: { evaluation: id },
      });
      const mine = await pageOfEvaluations(tx, 'mine', askerOf(viewer, today), null, most);
      const over = mayManage(viewer) ? await toClose(tx, today, most) : [];
      return todosOf([...mine.map((one) => todo('evaluations.rate', one)), ...over.map((one) => todo('evaluations.close', one))], asked);
    });
  },
});

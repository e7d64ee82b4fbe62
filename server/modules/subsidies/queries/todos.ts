import type { Todo } from '#contract/workbench/api.ts';
import { systemAccess } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import type { Context } from '../context.ts';
import { mayApprove, mayStep } from '../policy.ts';
import { allRuns, allSchemes } from '../store/runs.ts';

/** Runs looked through for what waits. */
const most = 60;

/** What waits to be checked or approved by somebody else than who reckoned it. */
export const subsidyTodos = ({ kernel }: Context): TodoSource => ({
  kinds: ['subsidies.check', 'subsidies.approve'],
  of: async (viewer, asked) => {
    if (!mayApprove(viewer)) return { items: [], counts: {} };
    return kernel.db.read(systemAccess(viewer.jurisdictionId), async (tx) => {
      const titles = new Map((await allSchemes(tx)).map(({ code, title }) => [code, title.zh]));
      const todos = (await allRuns(tx, most)).flatMap((run): Todo[] =>
        (['check', 'approve'] as const)
          .filter((step) => mayStep(viewer, run, step))
          .map((step) => ({
            area: null,
            light: 'none',
            kind: `subsidies.${step}`,
            id: run.id,
            title: `${titles.get(run.scheme) ?? ''} ${run.first} – ${run.last}`,
            dueAt: null,
            data: { run: run.id },
          })),
      );
      return todosOf(todos, asked);
    });
  },
});

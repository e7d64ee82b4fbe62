import type { Todo } from '#contract/workbench/api.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { type Context, eyeOf } from '../context.ts';
import { endsFrom, mustBeHeldAgain, runningOf } from '../domain/steps.ts';
import { managedCodes } from '../policy.ts';
import { pageOfProposals } from '../store/proposals.ts';
import { stepsOf } from '../store/steps.ts';
import { openByProposal } from '../store/talk.ts';
import { stepOf } from './present.ts';

/** Proposals of which to-dos are made at most. */
const most = 200;

/** Steps that may be ended, steps that wait to begin, amendments that wait for an answer. Nobody is named. */
export const proposalTodos = (context: Context): TodoSource => ({
  kinds: ['proposals.begin', 'proposals.end', 'proposals.amendments'],
  of: async (viewer, asked) => {
    const codes = managedCodes(viewer);
    if (codes.length === 0) return { items: [], counts: {} };
    const eye = await eyeOf(context, viewer);
    return context.kernel.db.read(accessOf(viewer), async (tx) => {
      const filter = { areas: codes, area: null, method: null, view: 'running' as const, today: eye.today };
      const rows = await pageOfProposals(tx, filter, null, most);
      const ids = rows.map(({ id }) => id);
      const steps = await stepsOf(tx, ids);
      const open = await openByProposal(tx, ids);
      const todos = rows.flatMap((p): Todo[] => {
        const area = eye.snapshot.findByPath(p.areaPath);
        const todo = (kind: string, dueAt: string | null): Todo => ({
          kind,
          id: p.id,
          title: p.title,
          area: area && eye.snapshot.describe(area),
          dueAt,
          light: 'none',
          data: { proposal: p.id },
        });
        const running = runningOf(steps.get(p.id) ?? []);
        const waits = (open.get(p.id) ?? 0) > 0 ? [todo('proposals.amendments', null)] : [];
        if (!running) return [...waits, todo('proposals.begin', null)];
        if (mustBeHeldAgain(stepOf(p, running.number), running)) return [...waits, todo('proposals.begin', null)];
        if (running.way === 'vote' || eye.today < endsFrom(stepOf(p, running.number), running)) return waits;
        return [...waits, todo('proposals.end', running.untilOn === null ? null : `${running.untilOn}T15:59:59.000Z`)];
      });
      return todosOf(todos, asked);
    });
  },
});

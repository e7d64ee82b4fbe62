import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { systemAccess } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import type { Context } from '../context.ts';
import { mayReview, mayRun } from '../policy.ts';
import { appealsToAnswer, openAppeals, runsToStep } from '../store/runs.ts';

/** Things to do of which so many are made at most. */
const most = 200;
const endOf = (day: string): string => `${day}T15:59:59.000Z`;

/** Periods that can be frozen or finished, and appeals to be answered. Nobody is named. */
export const scorecardTodos = ({ kernel }: Context): TodoSource => ({
  kinds: ['scorecards.step', 'scorecards.review'],
  of: async (viewer, asked) => {
    if (!mayRun(viewer) && !mayReview(viewer)) return { items: [], counts: {} };
    const today = shanghaiDay(kernel.clock.now());
    return kernel.db.read(systemAccess(viewer.jurisdictionId), async (tx) => {
      const plain = { area: null, light: 'none' as const };
      const steps = mayRun(viewer) ? await runsToStep(tx, today, most) : [];
      const open = await openAppeals(
        tx,
        steps.map(({ id }) => id),
      );
      const appeals = mayReview(viewer) ? await appealsToAnswer(tx, most) : [];
      const todos: Todo[] = [
        ...steps
          .filter(({ id, state }) => state === 'running' || !open.has(id))
          .map(({ id, title, state }) => ({
            ...plain,
            kind: 'scorecards.step',
            id,
            title: title.zh,
            dueAt: null,
            data: { run: id, state },
          })),
        // nobody answers their own
        ...appeals
          .filter(({ raisedBy }) => raisedBy !== viewer.accountId)
          .map(({ id, runId, subjectName, answerBy }) => ({
            ...plain,
            kind: 'scorecards.review',
            id,
            title: subjectName,
            dueAt: endOf(answerBy),
            data: { run: runId },
          })),
      ];
      return todosOf(todos, asked);
    });
  },
});

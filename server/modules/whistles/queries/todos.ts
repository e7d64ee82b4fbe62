import type { Todo } from '#contract/workbench/api.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import type { Context } from '../context.ts';
import { lightAt, pendingOf } from '../domain/calls.ts';
import { answerOrganisations, callAreas, codesOf } from '../policy.ts';
import { assignmentsDue } from '../store/assignments.ts';
import { callsDue, unratedOf } from '../store/calls.ts';
import { whistlesById } from '../store/whistles.ts';

/** To-dos of a kind shown at most; whoever has more sees them on the page of whistles. */
const most = 200;

/** Calls to answer and what follows from them, sub-tasks, and ended whistles whose responses nobody has rated. */
export const whistleTodos = ({ kernel }: Context): TodoSource => ({
  kinds: ['whistles.answer', 'whistles.contact', 'whistles.arrive', 'whistles.feedback', 'whistles.assignment', 'whistles.rate'],
  of: async (viewer, asked) => {
    const [organisations, callers] = [answerOrganisations(viewer), codesOf(callAreas(viewer))];
    if (organisations.length + callers.length === 0) return { items: [], counts: {} };
    const now = kernel.clock.now();
    return kernel.db.read(accessOf(viewer), async (tx) => {
      const calls = organisations.length === 0 ? [] : await callsDue(tx, organisations, most);
      const tasks = organisations.length === 0 ? [] : await assignmentsDue(tx, organisations, most);
      const unrated = callers.length === 0 ? [] : await unratedOf(tx, callers, most);
      const ids = calls.map(({ whistleId }) => whistleId);
      const whistles = new Map((ids.length === 0 ? [] : await whistlesById(tx, ids)).map((w) => [w.id, w]));
      return todosOf(
        [
          ...calls.flatMap((c): Todo[] => {
            const pending = pendingOf(c);
            const whistle = whistles.get(c.whistleId);
            if (!pending || !whistle) return [];
            return [
              {
                kind: `whistles.${pending.stage}`,
                id: c.id,
                title: whistle.title,
                area: whistle.callerName,
                dueAt: pending.dueAt.toISOString(),
                light: lightAt(c.dueAt, c.yellowAt, now),
                data: { whistle: c.whistleId },
              },
            ];
          }),
          ...tasks.map(
            (a): Todo => ({
              kind: 'whistles.assignment',
              id: a.id,
              title: a.title,
              area: a.byName,
              dueAt: a.dueAt.toISOString(),
              light: lightAt(a.dueAt, a.yellowAt, now),
              data: { whistle: a.whistleId, case: a.caseId },
            }),
          ),
          ...unrated.map(
            (w): Todo => ({
              kind: 'whistles.rate',
              id: w.id,
              title: w.title,
              area: w.callerName,
              dueAt: null,
              light: 'none',
              data: { whistle: w.id, count: w.count },
            }),
          ),
        ],
        asked,
      );
    });
  },
});

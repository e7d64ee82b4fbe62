import type { Todo } from '#contract/workbench/api.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { type Context, eyeOf } from '../context.ts';
import { mayManage, readCodes } from '../policy.ts';
import { pageOfVotes } from '../store/votes.ts';
import { rowOf } from './present.ts';

const most = 200;

/** What waits: papers that a second or third person has to read, votes whose time is over and that nobody has closed. */
export const voteTodos = (context: Context): TodoSource => ({
  kinds: ['votes.papers', 'votes.close'],
  of: async (viewer, asked) => {
    const codes = readCodes(viewer);
    if (codes.length === 0) return { items: [], counts: {} };
    const eye = await eyeOf(context, viewer);
    const votes = await context.kernel.db.read(accessOf(viewer), async (tx) => [
      ...(await pageOfVotes(tx, { codes, state: 'open', after: null, limit: most })),
      ...(await pageOfVotes(tx, { codes, state: 'counting', after: null, limit: most })),
    ]);
    const items = votes
      .filter(({ areaPath }) => mayManage(viewer, areaPath))
      .flatMap((v): Todo[] => {
        const row = rowOf(eye, v);
        const todo = { id: v.id, title: v.title, area: row.area.name, dueAt: null, light: 'none' as const };
        return [
          ...(v.papers > 0 ? [{ ...todo, kind: 'votes.papers', data: { count: v.papers } }] : []),
          ...(row.state === 'counting' ? [{ ...todo, kind: 'votes.close', data: {} }] : []),
        ];
      });
    return todosOf(items, asked);
  },
});

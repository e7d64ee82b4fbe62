import type { Todo } from '#contract/workbench/api.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { type Context, eyeOf } from '../context.ts';
import { mayEnter, mayManage, workCodes } from '../policy.ts';
import { returnsFor } from '../store/returns.ts';
import { pageOfVotes } from '../store/votes.ts';
import { rowOf } from './present.ts';

const most = 200;

/**
 * What waits: papers that a second or third person has to read and notes of hand-in somebody asked to take back, for who enters papers; votes whose time is
 * over and that nobody has closed, for who runs them.
 */
export const voteTodos = (context: Context): TodoSource => ({
  kinds: ['votes.papers', 'votes.returns', 'votes.close'],
  of: async (viewer, asked) => {
    const codes = workCodes(viewer);
    if (codes.length === 0) return { items: [], counts: {} };
    const eye = await eyeOf(context, viewer);
    const { votes, returns } = await context.kernel.db.read(accessOf(viewer), async (tx) => {
      const votes = [
        ...(await pageOfVotes(tx, { codes, state: 'open', after: null, limit: most })),
        ...(await pageOfVotes(tx, { codes, state: 'counting', after: null, limit: most })),
      ];
      const asked = await returnsFor(
        tx,
        votes.map(({ id }) => id),
        viewer.accountId,
      );
      return { votes, returns: asked };
    });
    const items = votes.flatMap((v): Todo[] => {
      const runs = mayManage(viewer, v.areaPath);
      const enters = runs || mayEnter(viewer, v.areaPath);
      const row = rowOf(eye, v);
      const back = returns.get(v.id) ?? 0;
      const todo = { id: v.id, title: v.title, area: row.area.name, dueAt: null, light: 'none' as const };
      return [
        ...(v.papers > 0 && enters ? [{ ...todo, kind: 'votes.papers', data: { count: v.papers } }] : []),
        ...(back > 0 && enters ? [{ ...todo, kind: 'votes.returns', data: { count: back } }] : []),
        ...(row.state === 'counting' && runs ? [{ ...todo, kind: 'votes.close', data: {} }] : []),
      ];
    });
    return todosOf(items, asked);
  },
});

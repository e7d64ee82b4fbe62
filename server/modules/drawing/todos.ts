import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import type { DraftContext } from './queries/drafts.ts';
import { undecidedBy } from './store/drafts.ts';

/** Drawings the viewer began and that wait for more work, or could not be carried out on their day. */
export const draftTodos = ({ kernel }: DraftContext): TodoSource => ({
  kinds: ['drawing.finish', 'drawing.mend'],
  of: async (viewer, asked) => {
    if (viewer.posts.length === 0) return { items: [], counts: {} };
    const drafts = await kernel.db.read(accessOf(viewer), (tx) => undecidedBy(tx, viewer.accountId));
    return todosOf(
      drafts.map((one) => ({
        kind: one.state === 'failed' ? 'drawing.mend' : 'drawing.finish',
        id: one.id,
        title: one.title,
        area: one.areaName,
        dueAt: null,
        light: one.state === 'failed' ? 'red' : 'none',
        data: { area: one.areaCode },
      })),
      asked,
    );
  },
});

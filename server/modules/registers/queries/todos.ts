import { can, type Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Permission } from '#contract/kernel/permissions.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { rowAccess } from '../access.ts';
import type { Context } from '../context.ts';
import { dayAfter } from '../domain/days.ts';
import { mayOn } from '../policy.ts';
import { expiringRows } from '../store/expiring.ts';

/** To-dos of one register shown at most; the list of its rows shows the others. */
const most = 100;

/** Rows whose last day comes near, for whoever writes them. */
export const expiryTodos = (context: Context): TodoSource => ({
  kinds: ['registers.expiring'],
  of: async (viewer: Viewer, asked) => {
    const { kernel, territory } = context;
    const { jurisdictionId } = viewer;
    if (!can(viewer, 'registers.write') && !can(viewer, 'registers.confirm')) return { items: [], counts: {} };
    const today = shanghaiDay(kernel.clock.now());
    const snapshot = await territory.snapshot(jurisdictionId);
    const items: Todo[] = [];
    for (const { code, no } of await context.all(jurisdictionId)) {
      const content = (await context.register(jurisdictionId, code))?.content;
      if (!content?.expiry || !can(viewer, content.access.write as Permission)) continue;
      const until = dayAfter(today, Math.max(...content.expiry.days));
      const rows = await kernel.db.read(rowAccess(viewer, content), (tx) =>
        expiringRows(tx, { register: no, until, after: null, limit: most }),
      );
      for (const row of rows) {
        if (!mayOn(viewer, content, 'write', row.areaPath ?? snapshot.root.path)) continue;
        const area = row.areaPath === null ? null : snapshot.findByPath(row.areaPath);
        items.push({
          kind: 'registers.expiring',
          id: row.id,
          title: row.title,
          area: area && snapshot.describe(area),
          dueAt: `${row.expiresOn}T15:59:59.000Z`,
          light: row.expiresOn < today ? 'red' : row.expiresOn === today ? 'yellow' : 'green',
          data: { register: content.title.zh, code },
        });
      }
    }
    return todosOf(
      items.sort((a, b) => ((a.dueAt ?? '') < (b.dueAt ?? '') ? -1 : 1)),
      asked,
    );
  },
});

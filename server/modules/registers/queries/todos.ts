import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Permission } from '#contract/kernel/permissions.ts';
import { outermost } from '#contract/territory/levels.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import type { Context } from '../context.ts';
import { mayOn } from '../policy.ts';
import { expiringRows } from '../store/expiring.ts';

/** To-dos of one permission shown at most; the lists of registers show the others. */
const most = 200;

/** Rows whose last day comes near, for whoever writes them. */
export const expiryTodos = (context: Context): TodoSource => ({
  kinds: ['registers.expiring'],
  of: async (viewer: Viewer, asked) => {
    const { kernel, territory } = context;
    const { jurisdictionId } = viewer;
    const today = shanghaiDay(kernel.clock.now());
    const { byNo } = await context.web(jurisdictionId);
    const mine = [...byNo.values()].flatMap(({ no, code, content }) =>
      content.expiry && can(viewer, content.access.write as Permission)
        ? [{ no, code, content, until: daysAfter(today, Math.max(...content.expiry.days)) }]
        : [],
    );
    if (mine.length === 0) return { items: [], counts: {} };
    const snapshot = await territory.snapshot(jurisdictionId);
    const items: Todo[] = [];
    // registers share their permissions as a rule: one read for each
    for (const [permission, among] of Map.groupBy(mine, ({ content }) => content.access.write as Permission)) {
      const access = { ...accessOf(viewer), scopes: outermost(areasWith(viewer, permission)), organisations: [] };
      const byCode = new Map(among.map((one) => [one.code, one]));
      const until =
        among
          .map((one) => one.until)
          .toSorted()
          .at(-1) ?? today;
      const rows = await kernel.db.read(access, (tx) =>
        expiringRows(tx, { registers: among.map(({ no }) => no), until, after: null, limit: most }),
      );
      for (const row of rows) {
        const register = byCode.get(row.code);
        if (!register || row.expiresOn > register.until) continue;
        if (!mayOn(viewer, register.content, 'write', row.areaPath ?? snapshot.root.path)) continue;
        const area = row.areaPath === null ? null : snapshot.findByPath(row.areaPath);
        items.push({
          kind: 'registers.expiring',
          id: row.id,
          title: row.title,
          area: area && snapshot.describe(area),
          dueAt: `${row.expiresOn}T15:59:59.000Z`,
          light: row.expiresOn < today ? 'red' : row.expiresOn === today ? 'yellow' : 'green',
          data: { register: register.content.title.zh, code: register.code },
        });
      }
    }
    return todosOf(
      items.sort((a, b) => ((a.dueAt ?? '') < (b.dueAt ?? '') ? -1 : 1)),
      asked,
    );
  },
});

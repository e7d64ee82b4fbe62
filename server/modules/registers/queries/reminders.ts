import { areasWith, can, type Viewer } from '#contract/accounts/viewer.ts';
import type { Permission } from '#contract/kernel/permissions.ts';
import { outermost } from '#contract/territory/levels.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import type { Context } from '../context.ts';
import { mayOn } from '../policy.ts';
import { remindersAmong } from '../store/reminders.ts';

/** To-dos read at most for one permission; the lists of registers show the others. */
const most = 200;

/** Rows that ask to be seen to, for whoever may: those that have waited longest first. */
export const reminderTodos = (context: Context): TodoSource => ({
  kinds: ['registers.reminder'],
  of: async (viewer: Viewer, asked) => {
    const { kernel, territory } = context;
    const { byNo } = await context.web(viewer.jurisdictionId);
    const mine = [...byNo.values()].flatMap(({ no, content, reminders }) =>
      reminders.flatMap(({ reminder }) => {
        const permission = content.access[reminder.to] as Permission;
        return can(viewer, permission) ? [{ register: no, code: reminder.code, permission }] : [];
      }),
    );
    if (mine.length === 0) return { items: [], counts: {} };
    const snapshot = await territory.snapshot(viewer.jurisdictionId);
    const items: Todo[] = [];
    // registers share their permissions as a rule: one read for each
    for (const [permission, among] of Map.groupBy(mine, (one) => one.permission)) {
      const access = { ...accessOf(viewer), scopes: outermost(areasWith(viewer, permission)), organisations: [] };
      for (const one of await kernel.db.read(access, (tx) => remindersAmong(tx, among, most))) {
        const register = byNo.get(one.register);
        const reminder = register?.reminders.find(({ reminder: { code } }) => code === one.code)?.reminder;
        if (!register || !reminder || !mayOn(viewer, register.content, reminder.to, one.areaPath ?? snapshot.root.path)) continue;
        const area = one.areaPath === null ? null : snapshot.findByPath(one.areaPath);
        items.push({
          kind: 'registers.reminder',
          id: `${one.id} ${one.code}`,
          title: `${one.title} · ${reminder.title.zh}`,
          area: area && snapshot.describe(area),
          dueAt: null,
          light: 'none',
          data: { register: register.content.title.zh, code: register.code, row: one.id, since: one.since },
        });
      }
    }
    return todosOf(items, asked);
  },
});

import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import type { Context } from './context.ts';
import { mayManage } from './policy.ts';
import { areaBeside, openEye, reach } from './queries/eye.ts';
import { sumsByArea } from './store/counts.ts';
import { openImports } from './store/imports.ts';

/** Workbooks that wait for decisions, and areas with buildings that nobody looks after. */
export const householdTodos = (context: Context): TodoSource => ({
  kinds: ['households.import', 'households.headless'],
  of: async (viewer, asked) => {
    if (!mayManage(viewer)) return { items: [], counts: {} };
    const eye = await openEye(context, viewer);
    const common = { dueAt: null, light: 'none' as const };
    return context.kernel.db.read(accessOf(viewer), async (tx) => {
      const imports = await openImports(tx, viewer.accountId);
      const items = imports.map(({ id, areaPath, rows }) => ({
        ...common,
        kind: 'households.import',
        id,
        title: null,
        area: areaBeside(eye, areaPath.replaceAll('.', '')).name,
        data: { rows },
      }));
      // where the register has begun
      for (const code of reach(eye, undefined).slice(0, 5)) {
        const headless = (await sumsByArea(tx, code, eye.today)).reduce((sum, one) => sum + one.headless, 0);
        const area = eye.territory.find(code);
        if (headless > 0 && area)
          items.push({
            ...common,
            kind: 'households.headless',
            id: area.id,
            title: null,
            area: eye.territory.describe(area),
            data: { rows: headless },
          });
      }
      return todosOf(items, asked);
    });
  },
});

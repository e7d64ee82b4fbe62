import { standOf } from '#contract/tariffs/values.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { type Context, eyeOf } from '../context.ts';
import { companiesOf } from '../policy.ts';
import { openBookings } from '../store/bookings.ts';

/** To-dos shown at most; whoever has more sees them in the list. */
const most = 200;

/** What waits for a company to be confirmed, and what is promised for today or earlier. */
export const tariffTodos = (context: Context): TodoSource => ({
  kinds: ['tariffs.confirm', 'tariffs.serve'],
  of: async (viewer, asked) => {
    const eye = await eyeOf(context, viewer);
    const companies = companiesOf(viewer, eye.book);
    if (companies.length === 0) return { items: [], counts: {} };
    const rows = await context.kernel.db.read(accessOf(viewer), (tx) => openBookings(tx, companies, most));
    return todosOf(
      rows.flatMap((b): Todo[] => {
        const confirms = standOf(b.state, b.coming) === 'asked';
        if (!confirms && b.day > eye.today) return [];
        const ends = new Date(`${b.day}T${b.slot.slice(6)}:00+08:00`);
        const due = confirms ? (b.dueAt ?? ends) : ends;
        return [
          {
            kind: confirms ? 'tariffs.confirm' : 'tariffs.serve',
            id: b.id,
            title: `${b.name} · ${b.day} ${b.slot}`,
            area: eye.snapshot.findByPath(b.areaPath)?.shortName ?? null,
            dueAt: due.toISOString(),
            light: due < eye.now ? 'red' : confirms ? 'green' : 'yellow',
            data: {},
          },
        ];
      }),
      asked,
    );
  },
});

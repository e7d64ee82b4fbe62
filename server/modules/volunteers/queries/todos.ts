import { can } from '#contract/accounts/viewer.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { areaShown, type Context, eyeOf } from '../context.ts';
import { codesWith } from '../policy.ts';
import { hoursWaiting } from '../store/lists.ts';

/** To-dos of a kind shown at most. */
const most = 100;
const day = 86_400_000;
/** Days a leader has to answer who asks to join, before the community sees it. */
const patience = 7;

/** Hours to certify, by area; errors that somebody sees; bursts for a second person; who asks to join a team and is not answered. */
export const volunteerTodos = (context: Context): TodoSource => ({
  kinds: ['volunteers.certify', 'volunteers.contested', 'volunteers.burst', 'volunteers.joining'],
  of: async (viewer, asked) => {
    if (!can(viewer, 'volunteers.manage') && !can(viewer, 'volunteers.confirm')) return { items: [], counts: {} };
    const eye = await eyeOf(context, viewer);
    const [manages, confirms] = [codesWith(viewer, 'volunteers.manage'), codesWith(viewer, 'volunteers.confirm')];
    const now = context.kernel.clock.now();
    return context.kernel.db.read(accessOf(viewer), async (tx) =>
      todosOf(
        (await hoursWaiting(tx, manages, confirms, new Date(+now - patience * day), most)).map(
          ({ what, id, areaPath, count, minutes, since }): Todo => {
            const due = new Date(+since + (what === 'certify' || what === 'joining' ? 7 : 3) * day);
            const area = areaShown(eye, areaPath).name;
            return {
              kind: `volunteers.${what}`,
              id,
              title: area,
              area,
              dueAt: due.toISOString(),
              light: due < now ? 'red' : 'green',
              data: { count, hours: minutes / 60 },
            };
          },
        ),
        asked,
      ),
    );
  },
});

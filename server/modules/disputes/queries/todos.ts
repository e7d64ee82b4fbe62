import type { Todo } from '#contract/workbench/api.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { type Context, eyeOf } from '../context.ts';
import { mayUseDisputes } from '../policy.ts';
import { disputesWaiting } from '../store/disputes.ts';
import { sightOf } from './list.ts';
import { presentRow } from './present.ts';

/** To-dos shown at most; whoever has more sees them in the ledger. */
const most = 200;
/** Visits are on the list from this many days ahead; what is due within them is yellow. */
const ahead = 3;
const endOf = (day: string): string => `${day}T15:59:59.000Z`;

/** Disputes to mediate within their limit or at their next session, and agreements to visit. */
export const disputeTodos = (context: Context): TodoSource => ({
  kinds: ['disputes.mediate', 'disputes.session', 'disputes.visit'],
  of: async (viewer, asked) => {
    if (!mayUseDisputes(viewer)) return { items: [], counts: {} };
    const eye = await eyeOf(context, viewer);
    const soon = daysAfter(eye.today, ahead);
    const rows = await context.kernel.db.read(accessOf(viewer), (tx) => disputesWaiting(tx, sightOf(viewer, true), soon, most));
    return todosOf(
      rows.map((d): Todo => {
        const kind = d.state !== 'open' ? 'disputes.visit' : d.sessionAt ? 'disputes.session' : 'disputes.mediate';
        const day = d.visitOn ?? d.dueOn;
        const dueAt = kind === 'disputes.session' && d.sessionAt ? d.sessionAt : new Date(endOf(day));
        const yellow = new Date(endOf(soon));
        return {
          kind,
          id: d.id,
          title: d.title,
          area: presentRow(eye, d).area.name,
          dueAt: dueAt.toISOString(),
          light: dueAt < eye.now ? 'red' : dueAt <= yellow ? 'yellow' : 'green',
          data: {},
        };
      }),
      asked,
    );
  },
});

import { settingOf } from '#contract/kernel/settings.ts';
import { renewDays } from '#contract/visits/settings.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { type Context, eyeOf, wholeAccess } from '../context.ts';
import { endOf } from '../domain/dues.ts';
import { openFollowUps } from '../store/follow-ups.ts';
import { plansEnding } from '../store/plans.ts';
import { decidesIn, presentFollowUp } from './follow-ups.ts';
import { stopsOf } from './mine.ts';
import { placeBeside } from './plans.ts';

/** To-dos shown at most; whoever has more sees them on their list. */
const most = 200;

/** Households that are due, what must be done after visits, plans that run out. Nobody's name stands in them. */
export const visitTodos = (context: Context): TodoSource => ({
  kinds: ['visits.due', 'visits.follow_up', 'visits.renew'],
  of: async (viewer, asked) => {
    if (viewer.anonymous) return { items: [], counts: {} };
    const eye = await eyeOf(context, viewer);
    const [stops, ending] = await context.kernel.db.read(accessOf(viewer), async (tx) => {
      const soon = new Date(eye.now.getTime() + settingOf(renewDays, eye.settings) * 86_400_000).toISOString().slice(0, 10);
      return [await stopsOf(eye, tx, null), await plansEnding(tx, viewer.accountId, eye.today, soon)] as const;
    });
    const follow = await context.kernel.db.read(wholeAccess(viewer), (tx) =>
      openFollowUps(tx, viewer.accountId, decidesIn(viewer), null, most),
    );
    const due = stops
      .filter(({ state }) => state === 'due' || state === 'late')
      .slice(0, most)
      .map(
        (stop): Todo => ({
          kind: 'visits.due',
          id: stop.key,
          title: stop.address,
          area: stop.area.name,
          dueAt: stop.dueUntil && endOf(stop.dueUntil).toISOString(),
          light: stop.state === 'late' ? 'red' : stop.dueUntil === eye.today ? 'yellow' : 'green',
          data: { plans: stop.plans.length },
        }),
      );
    const after = follow.map((f): Todo => {
      const { address, area, late } = presentFollowUp(eye, f);
      return {
        kind: 'visits.follow_up',
        id: f.id,
        title: address,
        area: area.name,
        dueAt: f.dueAt.toISOString(),
        light: late ? 'red' : f.kind === 'moved' ? 'green' : 'yellow',
        data: { what: f.kind },
      };
    });
    const over = ending.map(
      (plan): Todo => ({
        kind: 'visits.renew',
        id: plan.id,
        title: plan.title,
        area: placeBeside(eye, plan.areaPath.replaceAll('.', '')).name,
        dueAt: plan.untilOn && endOf(plan.untilOn).toISOString(),
        light: 'green',
        data: {},
      }),
    );
    return todosOf([...due, ...after, ...over], asked);
  },
});

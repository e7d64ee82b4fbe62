import { areasWith, can } from '#contract/accounts/viewer.ts';
import { outermost } from '#contract/territory/levels.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { type Context, eyeOf } from '../context.ts';
import { codesOf, deciding } from '../policy.ts';
import { waitingApplications } from '../store/applications.ts';
import { waitingEntrustments } from '../store/entrustments.ts';
import { presentRow } from './application.ts';

/** To-dos shown at most; whoever has more sees them in the list. */
const most = 200;
const dayLong = 86_400_000;

/** Applications to accept, decide or hand out; people who ask that somebody acts for them, and those to call back. */
export const serviceTodos = (context: Context): TodoSource => ({
  kinds: ['services.accept', 'services.decide', 'services.issue', 'services.assist', 'services.call_back'],
  of: async (viewer, asked) => {
    const organisations = deciding(viewer);
    const reads = can(viewer, 'services.read');
    if (!reads && organisations.length === 0) return { items: [], counts: {} };
    const eye = await eyeOf(context, viewer);
    const codes = (permission: Parameters<typeof areasWith>[1]) => codesOf(outermost(areasWith(viewer, permission)));
    const { applications, entrusted } = await context.kernel.db.read(accessOf(viewer), async (tx) => ({
      applications: await waitingApplications(tx, { organisations, areas: codes('services.window') }, most),
      entrusted: reads
        ? await waitingEntrustments(
            tx,
            { assist: codes('services.assist'), callBack: codes('services.window'), agentId: viewer.accountId },
            most,
          )
        : [],
    }));
    const nameOf = (path: string): string => eye.snapshot.describe(eye.snapshot.findByPath(path) ?? eye.snapshot.root);
    return todosOf(
      [
        ...applications.map((a): Todo => {
          const row = presentRow(eye, a);
          const kind = a.state === 'received' ? 'services.accept' : a.state === 'accepted' ? 'services.decide' : 'services.issue';
          const due = a.state === 'accepted' ? a.dueAt : null;
          return {
            kind,
            id: a.id,
            title: a.item,
            area: row.area.name,
            dueAt: due?.toISOString() ?? null,
            light: due === null ? 'none' : due < eye.now ? 'red' : due.getTime() - eye.now.getTime() < dayLong ? 'yellow' : 'green',
            data: { number: a.number },
          };
        }),
        ...entrusted.map(
          (t): Todo => ({
            kind: t.state === 'delivered' ? 'services.call_back' : 'services.assist',
            id: t.id,
            title: t.item,
            area: nameOf(t.areaPath),
            dueAt: null,
            light: 'none',
            data: {},
          }),
        ),
      ],
      asked,
    );
  },
});

import { can } from '#contract/accounts/viewer.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import type { DaySection } from '#modules/field/index.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { organisedCodes } from '../policy.ts';
import { joinedOn, pageOfActivities, untoldActivities } from '../store/activities.ts';
import { placesWaiting } from '../store/participants.ts';

/** To-dos shown at most; whoever has more sees them in the list. */
const most = 100;
const day = 86_400_000;

/** What waits for whoever organises activities: whether they took place, whom to approve, absences that are contested, hours to certify. */
export const activityTodos = (context: Context): TodoSource => ({
  kinds: ['activities.tell', 'activities.approve', 'activities.contested', 'activities.certify'],
  of: async (viewer, asked) => {
    if (!can(viewer, 'activities.organise')) return { items: [], counts: {} };
    const eye = await eyeOf(context, viewer);
    const areas = organisedCodes(viewer);
    const since = new Date(+eye.now - 92 * day);
    const [untold, waiting] = await context.kernel.db.read(
      accessOf(viewer),
      async (tx) =>
        [await untoldActivities(tx, areas, since, eye.now, most), await placesWaiting(tx, areas, since, eye.now, most)] as const,
    );
    const todo = (kind: string, id: string, title: string, areaPath: string, due: Date, data: Record<string, number>): Todo => ({
      kind: `activities.${kind}`,
      id,
      title,
      area: eye.snapshot.describe(eye.snapshot.findByPath(areaPath) ?? eye.snapshot.root),
      dueAt: due.toISOString(),
      light: due < eye.now ? 'red' : 'green',
      data,
    });
    return todosOf(
      [
        ...untold.map((a) => todo('tell', a.id, a.title, a.areaPath, new Date(+a.endsAt + day), {})),
        ...waiting.map((w) =>
          todo(w.what, w.activityId, w.title, w.areaPath, w.what === 'approve' ? w.startsAt : new Date(+w.endsAt + 7 * day), {
            count: w.count,
          }),
        ),
      ],
      asked,
    );
  },
});

/** Activities of a day for somebody in the field: those they take part in, and those they organise. */
export const activitiesOfDay = (context: Context): DaySection<Eye> => ({
  section: 'activities',
  before: (viewer) => eyeOf(context, viewer),
  load: async (tx, viewer, on, eye) => {
    const [from, until] = [0, 1].map((n) => new Date(Date.parse(`${on}T00:00:00+08:00`) + n * day)) as [Date, Date];
    const areas = organisedCodes(viewer);
    const filter = { areas, area: null, kind: null, states: ['planned', 'held'] as const, series: null, from, until };
    const organised = areas.length > 0 ? await pageOfActivities(tx, filter, null, 100) : [];
    const rows = [...new Map([...(await joinedOn(tx, viewer.accountId, from, until)), ...organised].map((a) => [a.id, a])).values()];
    return rows.map((a) => ({
      id: a.id,
      kind: 'activities.activity',
      title: a.title,
      detail: a.place,
      area: eye.snapshot.describe(eye.snapshot.findByPath(a.areaPath) ?? eye.snapshot.root),
      point: a.lon === null || a.lat === null ? null : { lon: a.lon, lat: a.lat },
      from: a.startsAt.toISOString(),
      until: a.endsAt.toISOString(),
      minutes: Math.min(1_440, Math.round((+a.endsAt - +a.startsAt) / 60_000)),
      urgent: false,
      link: `/activities/${a.id}`,
      state: a.state === 'held' ? 'done' : a.endsAt < eye.now ? 'late' : 'due',
    }));
  },
});

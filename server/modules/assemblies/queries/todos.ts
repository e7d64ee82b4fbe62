import { areasWith } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { outermost } from '#contract/territory/levels.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { type Context, eyeOf } from '../context.ts';
import { noticeRule, stateAt, whereOf } from '../domain/standing.ts';
import { waitingIn } from '../store/assemblies.ts';
import { serviceSums } from '../store/entries.ts';
import { estatesIn } from '../store/estates.ts';
import { objectionsOf } from '../store/objections.ts';

/** Assemblies looked at for to-dos. */
const most = 100;
const codes = (paths: readonly string[]): string[] => outermost(paths).map((path) => path.replaceAll('.', ''));
const endOfDay = (day: string): string => `${day}T15:59:59.000Z`;

/** Days before the last day of a notice from which it is a to-do. */
const noticeAhead = 7;

/**
 * What waits: notices to be given in time, owners not served yet, results to be put up in time, objections to be reviewed, results to be announced, what is over to be
 * archived, and entries that may be one owner.
 */
export const assemblyTodos = (context: Context): TodoSource => ({
  kinds: [
    'assemblies.notice',
    'assemblies.serve',
    'assemblies.publish',
    'assemblies.review',
    'assemblies.announce',
    'assemblies.archive',
    'assemblies.doubts',
  ],
  of: async (viewer, asked) => {
    const runs = codes(areasWith(viewer, 'assemblies.run'));
    const reviews = codes(areasWith(viewer, 'assemblies.review'));
    const keeps = codes(areasWith(viewer, 'assemblies.register'));
    if (runs.length + reviews.length + keeps.length === 0) return { items: [], counts: {} };
    const eye = await eyeOf(context, viewer);
    const { today, now, snapshot } = eye;
    const areaOf = (path: string): string | null => {
      const area = snapshot.findByPath(path);
      return area ? snapshot.describe(area) : null;
    };
    const items = await context.kernel.db.read(accessOf(viewer), async (tx) => {
      const found: Parameters<typeof todosOf>[0][number][] = [];
      const add = (
        kind: string,
        id: string,
        title: string,
        areaPath: string,
        due: string | null,
        data: Record<string, number> = {},
      ): void => {
        const light = due === null ? 'none' : due < today ? 'red' : due === today ? 'yellow' : 'green';
        found.push({
          kind: `assemblies.${kind}`,
          id,
          title,
          area: areaOf(areaPath),
          dueAt: due === null ? null : endOfDay(due),
          light,
          data,
        });
      };
      for (const a of await waitingIn(tx, [...new Set([...runs, ...reviews])], most)) {
        const code = a.areaPath.replaceAll('.', '');
        const mine = (own: readonly string[]): boolean => own.some((one) => code.startsWith(one));
        const title = `${whereOf(a)} ${a.title}`;
        if (mine(runs) && a.state === 'preparing') {
          const by = daysAfter(shanghaiDay(a.opensAt), -noticeRule(eye.rules, a.calling).days);
          if (by <= daysAfter(today, noticeAhead)) add('notice', a.id, title, a.areaPath, by);
        }
        if (mine(runs) && (a.state === 'announced' || a.state === 'set_aside')) add('archive', a.id, title, a.areaPath, null);
        if (mine(runs) && a.state === 'noticed') {
          const sums = await serviceSums(tx, a.id);
          const due = shanghaiDay(stateAt(a, now) === 'voting' ? a.closesAt : a.opensAt);
          if (sums.served < sums.entries) add('serve', a.id, title, a.areaPath, due, { count: sums.entries - sums.served });
        }
        if (mine(runs) && a.state === 'counted')
          add(
            'publish',
            a.id,
            title,
            a.areaPath,
            a.closedAt === null ? null : daysAfter(shanghaiDay(a.closedAt), a.rules.resultWithin.days),
          );
        if (a.state === 'objecting') {
          const open = (await objectionsOf(tx, a.id)).filter(({ verdict }) => verdict === null).length;
          if (open > 0 && mine(reviews)) add('review', a.id, title, a.areaPath, a.objectionsUntil, { count: open });
          if (open === 0 && mine(runs) && today > (a.objectionsUntil ?? '')) add('announce', a.id, title, a.areaPath, null);
        }
      }
      if (keeps.length > 0)
        for (const e of await estatesIn(tx, keeps)) if (e.doubts > 0) add('doubts', e.id, e.name, e.areaPath, null, { count: e.doubts });
      return found;
    });
    return todosOf(items, asked);
  },
});

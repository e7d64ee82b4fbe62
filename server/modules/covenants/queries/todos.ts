import type { VersionState } from '#contract/covenants/values.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { type Context, eyeOf } from '../context.ts';
import { mayCheck, mayManage, readCodes } from '../policy.ts';
import { pageOfCovenants, versionsOf } from '../store/covenants.ts';
import { soonOf } from './covenants.ts';
import { makingOf } from './present.ts';

/** Covenants of which to-dos are made at most. */
const most = 200;
/** What waits for those who make covenants: the time for comments is over, or the next step is theirs. */
const theirs: readonly VersionState[] = ['commented', 'checked', 'adopted'];

/** Covenants to be looked at again, drafts to be checked, drafts to be carried on. Nobody is named. */
export const covenantTodos = (context: Context): TodoSource => ({
  kinds: ['covenants.review', 'covenants.check', 'covenants.carry_on'],
  of: async (viewer, asked) => {
    const codes = readCodes(viewer);
    if (codes.length === 0 || !(mayManage(viewer) || mayCheck(viewer))) return { items: [], counts: {} };
    const eye = await eyeOf(context, viewer);
    return context.kernel.db.read(accessOf(viewer), async (tx) => {
      const filter = { areas: codes, area: null, kind: null, soon: soonOf(eye) };
      const review = await pageOfCovenants(tx, { ...filter, view: 'review' }, null, most);
      const made = await pageOfCovenants(tx, { ...filter, view: 'making' }, null, most);
      const versions = await versionsOf(
        tx,
        [...review, ...made].map(({ id }) => id),
      );
      const todo = (kind: string, c: { id: string; title: string; areaPath: string }, day: string | null): Todo => {
        const area = eye.snapshot.findByPath(c.areaPath);
        return {
          kind,
          id: c.id,
          title: c.title,
          area: area && eye.snapshot.describe(area),
          dueAt: day === null ? null : `${day}T15:59:59.000Z`,
          light: 'none',
          data: { covenant: c.id },
        };
      };
      const todos = [
        ...review
          .filter((c) => mayManage(viewer, c.areaPath) && !makingOf(versions.get(c.id) ?? []))
          .map((c) => todo('covenants.review', c, c.reviewOn)),
        ...made.flatMap((c): Todo[] => {
          const v = makingOf(versions.get(c.id) ?? []);
          if (!v) return [];
          if (v.state === 'check')
            return mayCheck(viewer, c.areaPath) && v.submittedBy !== viewer.accountId ? [todo('covenants.check', c, null)] : [];
          if (!mayManage(viewer, c.areaPath)) return [];
          const over = v.state === 'comment' && v.commentUntil !== null && v.commentUntil < eye.today;
          const voted = v.state === 'voting' && v.way !== 'vote' && v.voteFrom !== null && v.voteFrom <= eye.today;
          return over || voted || theirs.includes(v.state) ? [todo('covenants.carry_on', c, voted ? v.voteUntil : null)] : [];
        }),
      ];
      return todosOf(todos, asked);
    });
  },
});

import { areasWith, can } from '#contract/accounts/viewer.ts';
import { outermost } from '#contract/territory/levels.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { periodWords } from '../domain/periods.ts';
import { codesOf, mayFind } from '../policy.ts';
import { type WaitingObjection, waitingIn } from '../store/objections.ts';
import { accountsOf, communitiesOf } from './accounts.ts';

/** To-dos of a kind shown at most. */
const most = 200;
/** Accounts are the to-do of whoever works in the community; those above see them in the list. */
const nearestOf = (eye: Eye) => {
  const own = areasWith(eye.viewer, 'disclosures.publish');
  return communitiesOf(eye, 'disclosures.publish').filter(({ path }) => own.includes(path));
};

/** Objections that wait for their answer, disclosures one level below that are to be looked into, and accounts that are due. */
export const disclosureTodos = (context: Context): TodoSource => ({
  kinds: ['disclosures.objection', 'disclosures.inquiry', 'disclosures.accounts'],
  of: async (viewer, asked) => {
    const answers = codesOf(outermost(areasWith(viewer, 'disclosures.answer')));
    const above = codesOf(outermost(areasWith(viewer, 'disclosures.inquire')));
    const publishes = can(viewer, 'disclosures.publish');
    if (answers.length + above.length === 0 && !publishes) return { items: [], counts: {} };
    const eye = await eyeOf(context, viewer);
    const { objections, inquiries, accounts } = await context.kernel.db.read(accessOf(viewer), async (tx) => ({
      objections: await waitingIn(tx, 'answer', answers, most),
      inquiries: await waitingIn(tx, 'inquiry', above, most),
      accounts: publishes ? await accountsOf(eye, tx, nearestOf(eye)) : [],
    }));
    const dueAt = (day: string) => ({
      dueAt: `${day}T15:59:59.000Z`,
      light: day < eye.today ? ('red' as const) : day === eye.today ? ('yellow' as const) : ('green' as const),
    });
    const shown = (kind: 'objection' | 'inquiry', o: WaitingObjection) => {
      const area = eye.snapshot.findByPath(o.areaPath);
      return {
        kind: `disclosures.${kind}`,
        id: `${o.disclosureId}:${o.id}`,
        title: o.title,
        area: area ? eye.snapshot.describe(area) : null,
        ...dueAt(o.dueOn),
        data: {},
      };
    };
    return todosOf(
      [
        // whoever published it answers nothing about it
        ...objections.filter(({ publishedBy }) => publishedBy !== viewer.accountId).map((o) => shown('objection', o)),
        ...accounts.flatMap(({ area, due }) =>
          due
            ? [
                {
                  kind: 'disclosures.accounts',
                  id: `${area.code}:${due.period}`,
                  title: periodWords(due.period),
                  area: area.name,
                  ...dueAt(due.dueOn),
                  data: { area: area.code },
                },
              ]
            : [],
        ),
        ...inquiries.filter(({ areaPath }) => mayFind(viewer, areaPath, eye.snapshot.root.path)).map((o) => shown('inquiry', o)),
      ],
      asked,
    );
  },
});

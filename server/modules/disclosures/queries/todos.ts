import { areasWith } from '#contract/accounts/viewer.ts';
import { outermost } from '#contract/territory/levels.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { type Context, eyeOf } from '../context.ts';
import { codesOf, mayFind } from '../policy.ts';
import { type WaitingObjection, waitingIn } from '../store/objections.ts';

/** To-dos of a kind shown at most. */
const most = 200;

/** Objections that wait for their answer, and disclosures one level below that are to be looked into. */
export const disclosureTodos = (context: Context): TodoSource => ({
  kinds: ['disclosures.objection', 'disclosures.inquiry'],
  of: async (viewer, asked) => {
    const answers = codesOf(outermost(areasWith(viewer, 'disclosures.answer')));
    const above = codesOf(outermost(areasWith(viewer, 'disclosures.inquire')));
    if (answers.length + above.length === 0) return { items: [], counts: {} };
    const eye = await eyeOf(context, viewer);
    const { objections, inquiries } = await context.kernel.db.read(accessOf(viewer), async (tx) => ({
      objections: await waitingIn(tx, 'answer', answers, most),
      inquiries: await waitingIn(tx, 'inquiry', above, most),
    }));
    const shown = (kind: 'objection' | 'inquiry', o: WaitingObjection) => {
      const area = eye.snapshot.findByPath(o.areaPath);
      return {
        kind: `disclosures.${kind}`,
        id: `${o.disclosureId}:${o.id}`,
        title: o.title,
        area: area ? eye.snapshot.describe(area) : null,
        dueAt: `${o.dueOn}T15:59:59.000Z`,
        light: o.dueOn < eye.today ? ('red' as const) : o.dueOn === eye.today ? ('yellow' as const) : ('green' as const),
        data: {},
      };
    };
    return todosOf(
      [
        // whoever published it answers nothing about it
        ...objections.filter(({ publishedBy }) => publishedBy !== viewer.accountId).map((o) => shown('objection', o)),
        ...inquiries.filter(({ areaPath }) => mayFind(viewer, areaPath, eye.snapshot.root.path)).map((o) => shown('inquiry', o)),
      ],
      asked,
    );
  },
});

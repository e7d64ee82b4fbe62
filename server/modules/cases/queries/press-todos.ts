import { areasWith } from '#contract/accounts/viewer.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import type { Cases } from '../cases.ts';
import { toPress } from '../store/supervisions.ts';
import { lookups, presentRow } from './present-case.ts';

/** To-dos that are listed; whoever has more sees them in the desk's queue of what is overdue. */
const most = 200;

/** Overdue cases of which the viewer, as a superior, has been told and that nobody has pressed since. */
export const pressTodos = (cases: Cases): TodoSource => ({
  kinds: ['cases.press'],
  of: async (viewer, asked) => {
    const codes = areasWith(viewer, 'cases.supervise').map((path) => path.replaceAll('.', ''));
    if (codes.length === 0) return { items: [], counts: {} };
    const l = await lookups(cases, viewer.jurisdictionId);
    const rows = await cases.kernel.db.read(accessOf(viewer), (tx) => toPress(tx, viewer.jurisdictionId, l.now, codes, most));
    return todosOf(
      rows.map((record) => {
        const { id, title, area, dueAt, light, state, number, totalDueAt, dueProvisional } = presentRow(l, viewer, record, undefined);
        const data = { state, number, totalDueAt, dueProvisional };
        return { kind: 'cases.press', id, title, area: area.name, dueAt, light, data };
      }),
      asked,
    );
  },
});

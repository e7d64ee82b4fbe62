import { type CaseState, naturalAct, openStates } from '#contract/cases/lifecycle.ts';
import { accessOf } from '#kernel/db.ts';
import type { TodoSource } from '#kernel/todos.ts';
import type { Cases } from '../cases.ts';
import { mayUseDesk } from '../policy.ts';
import { countByState, listCases } from '../store/lists.ts';
import { filtersOf } from './list-cases.ts';
import { lookups, presentRow } from './present-case.ts';

const kindOf = (state: CaseState): string => `cases.${naturalAct[state]}`;

/** Cases whose next action is the viewer's: the desk's queue "to do", by what is to be done. */
export const caseTodos = (cases: Cases): TodoSource => ({
  kinds: openStates.map(kindOf),
  of: async (viewer, { kind, after, limit }) => {
    if (!mayUseDesk(viewer)) return { items: [], counts: {} };
    const states = openStates.filter((state) => kind === null || kindOf(state) === kind);
    if (states.length === 0 && after) return { items: [], counts: {} };
    const l = await lookups(cases, viewer.jurisdictionId);
    const filters = await filtersOf(cases, viewer, { queue: 'todo' });
    return cases.kernel.db.read(accessOf(viewer), async (tx) => {
      const rows =
        states.length === 0
          ? []
          : await listCases(tx, { ...filters, states }, { sort: 'due', after: after && { ...after, rank: 0 }, limit });
      const counts = after ? {} : await countByState(tx, filters);
      return {
        items: rows.map((record) => {
          const row = presentRow(l, viewer, record, undefined);
          const { state, number, version, totalDueAt, dueProvisional } = row;
          const happy = record.answered === true && record.solved === true && record.satisfied === true;
          return {
            kind: kindOf(state),
            id: row.id,
            title: row.title,
            area: row.area.name,
            dueAt: row.dueAt,
            light: row.light,
            data: { state, number, version, totalDueAt, dueProvisional, happy },
          };
        }),
        counts: Object.fromEntries(Object.entries(counts).map(([state, n]) => [kindOf(state as CaseState), n])),
      };
    });
  },
});

import { can } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Todo } from '#contract/workbench/api.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { accessOf } from '#kernel/db.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import type { Context } from '../context.ts';
import { endOf } from '../domain/days.ts';
import { codesOf, judgeAreas } from '../policy.ts';
import { complaintsDue, unansweredComplaints } from '../store/complaints.ts';
import { countDue, type DemandFilter, pageOfDue } from '../store/demands.ts';
import { toViewer } from './list.ts';

const asked = 'demands.answer';
const complaint = 'demands.judge';
const copy = 'demands.complaint_copy';
const light = (dueOn: string, today: string): Todo['light'] => (dueOn < today ? 'red' : dueOn <= daysAfter(today, 1) ? 'yellow' : 'green');

/** Demands the viewer is to answer, those about things of other modules under the kind these named. */
export const demandTodos = (context: Context): TodoSource => {
  const kindOf = (type: string | null): string => (type === null ? undefined : context.subjects.get(type)?.todo) ?? asked;
  const typesOf = (kind: string): DemandFilter['subjects'] => {
    const others = kind === asked;
    const types = [...context.subjects.values()].filter(({ todo }) => (others ? todo !== asked : todo === kind)).map(({ type }) => type);
    return { types, others };
  };
  return {
    get kinds() {
      return [asked, ...[...context.subjects.values()].map(({ todo }) => todo)];
    },
    of: async (viewer, { kind, after, limit }) => {
      const to = toViewer(viewer);
      if (to.areas.length + to.organisations.length === 0) return { items: [], counts: {} };
      const today = shanghaiDay(context.kernel.clock.now());
      const all = { within: null, askers: null, judges: null, area: null, states: null, kinds: null, q: null, month: null, subjects: null };
      const filter = { ...all, to, today };
      // behind a to-do without a day there is none of ours
      const day = after && (after.dueAt === null ? null : shanghaiDay(new Date(after.dueAt)));
      return context.kernel.db.read(accessOf(viewer), async (tx) => {
        const counts = after ? [] : await countDue(tx, filter);
        // whose due time lies within the day comes before the end of it
        const from = after && day ? ([day, after.dueAt === endOf(day) ? after.id : '00000000-0000-0000-0000-000000000000'] as const) : null;
        const rows = after && !day ? [] : await pageOfDue(tx, { ...filter, subjects: kind === null ? null : typesOf(kind) }, from, limit);
        return {
          items: rows.map(
            (row): Todo => ({
              kind: kindOf(row.subjectType),
              id: row.id,
              title: row.title,
              area: row.addresseeName,
              dueAt: endOf(row.dueOn),
              light: light(row.dueOn, today),
              data: { asker: row.askerName, subject: row.subjectId },
            }),
          ),
          counts: Object.fromEntries(
            [...Map.groupBy(counts, ({ type }) => kindOf(type === '' ? null : type))].map(([of, some]) => [
              of,
              some.reduce((sum, { count }) => sum + count, 0),
            ]),
          ),
        };
      });
    },
  };
};

/** Complaints that wait, for whoever reads the audit trail: of what, until when, never by whom. */
export const complaintCopies = (context: Context): TodoSource => ({
  kinds: [copy],
  of: async (viewer, wanted) => {
    if (!can(viewer, 'audit.read')) return { items: [], counts: {} };
    const today = shanghaiDay(context.kernel.clock.now());
    const rows = await context.kernel.db.read(accessOf(viewer), (tx) => unansweredComplaints(tx, 500));
    return todosOf(
      rows.map((row) => ({
        kind: copy,
        id: row.id,
        title: row.title,
        area: row.askerName,
        dueAt: endOf(row.dueOn),
        light: light(row.dueOn, today),
        data: {},
      })),
      wanted,
    );
  },
});

/** Complaints the viewer is to answer. */
export const complaintTodos = (context: Context): TodoSource => ({
  kinds: [complaint],
  of: async (viewer, wanted) => {
    const judges = codesOf(judgeAreas(viewer));
    if (judges.length === 0) return { items: [], counts: {} };
    const today = shanghaiDay(context.kernel.clock.now());
    // few: each is answered within days
    const rows = await context.kernel.db.read(accessOf(viewer), (tx) => complaintsDue(tx, judges, viewer.accountId, 500));
    return todosOf(
      rows.map((row) => ({
        kind: complaint,
        id: row.id,
        title: row.title,
        area: row.askerName,
        dueAt: endOf(row.dueOn),
        light: light(row.dueOn, today),
        data: { demand: row.demandId },
      })),
      wanted,
    );
  },
});

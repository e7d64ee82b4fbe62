import type { BroughtRow } from '#modules/registers/index.ts';
import type { DemoRows } from '../rows.ts';

export const after = ['projects'];

const steps = ['三方碰头，商定方案', '公示方案，征求居民意见', '组织实施', '居民代表验收'] as const;
/** By state of a project how many of its steps are done. */
const done: Readonly<Record<string, number>> = { agreed: 1, running: 2, done: 4, rated: 4 };

/** The steps of each project that was agreed; of one under way the next is due soon, of some overdue. */
const projectSteps: DemoRows = ({ rows, day, moment }) =>
  rows('projects').flatMap(({ id, values, state }, n) =>
    steps.flatMap((name, at): BroughtRow[] => {
      const count = done[state];
      if (count === undefined) return [];
      const isDone = at < count;
      const due = isDone ? -30 + at * 6 : (n % 4 === 0 ? -2 : 4) + (at - count) * 12;
      return [
        {
          values: {
            name,
            project: id,
            area: values['area'] ?? '',
            due: day(due),
            by: at === 2 ? '共建单位' : '社区',
            ...(isDone && { done_on: day(due) }),
          },
          state: isDone ? 'done' : 'open',
          at: moment(Math.min(due, 0) - 10),
        },
      ];
    }),
  );
export default projectSteps;

import type { BroughtRow } from '#modules/registers/index.ts';
import type { DemoRows } from '../rows.ts';

export const after = ['leader_projects'];
const steps = ['摸清底数，入户征求意见', '制定方案并公示', '组织实施', '回头看，群众满意度测评'];

/** Milestones month by month: what lies behind is done, but for one project that is late. */
const milestones: DemoRows = ({ rows, day, moment }) =>
  rows('leader_projects')
    .filter(({ state }) => state !== 'drafted')
    .flatMap(({ id, values, state }, n) =>
      steps.map((name, i): BroughtRow => {
        const isOver = state === 'accepted' || state === 'graded';
        const due = isOver ? -90 + i * 22 : -70 + i * 30 + n * 2;
        const isDone = isOver || (due < -5 && !(n === 1 && i === 2));
        return {
          values: {
            name,
            project: id,
            area: values['area'] ?? '',
            due: day(due),
            ...(isDone && { done_on: day(due - 1), note: '已按计划完成，台账和照片留存' }),
          },
          state: isDone ? 'done' : 'open',
          at: moment(-100),
        };
      }),
    );
export default milestones;

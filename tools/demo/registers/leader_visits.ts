import { execute } from '#kernel/db.ts';
import type { BroughtRow } from '#modules/registers/index.ts';
import type { DemoRows } from '../rows.ts';

export const after = ['leader_links'];
const problems = ['背街路灯不亮', '下水井盖破损', '广场舞噪声扰民', '老年活动室漏雨'];

/** A visit each quarter; two leaders have not come in this one. Some problems are cases already, one is not. */
const leaderVisits: DemoRows = async ({ tx, rows, day, moment }) => {
  const { rows: cases } = await execute<{ id: string }>(
    tx,
    'select c.id from cases c where c.jurisdiction_id = :jurisdiction order by c.id limit 6',
    [],
  );
  return rows('leader_links').flatMap(({ id, values }, n) =>
    (n % 4 === 3 ? [190, 100] : [185, 95, 6 + n]).map((back, i): BroughtRow => {
      const hasProblem = (n + i) % 2 === 0;
      const isOld = back > 60;
      const one = cases[(n + i) % Math.max(1, cases.length)];
      return {
        values: {
          summary: hasProblem ? '走访居民户和沿街商铺，听取意见' : '走访社区党群服务中心，看望困难党员',
          link: id,
          area: values['area'] ?? '',
          day: day(-back),
          has_problem: hasProblem,
          ...(hasProblem && {
            problem: problems[(n + i) % problems.length] ?? '',
            ...(isOld && one && { case: one.id }),
            ...(isOld && { solved: true }),
          }),
        },
        state: 'entered',
        at: moment(-back),
      };
    }),
  );
};
export default leaderVisits;

import type { BroughtRow } from '#modules/registers/index.ts';
import type { DemoRows } from '../rows.ts';

export const after = ['brands'];

const steps = [
  ['first', '完成标识设计和阵地布置', 120],
  ['first', '建立品牌工作专班和例会制度', 200],
  ['first', '开展品牌发布活动', 330],
  ['second', '培育三个品牌服务项目', 520],
  ['second', '组建品牌志愿服务队', 640],
  ['third', '总结工作法并在片区推广', 900],
] as const;

/** What the plans of three years are made of: what was due is mostly done, a few late, one or another due these days. */
const brandSteps: DemoRows = ({ rows, day, moment, now }) =>
  rows('brands').flatMap((brand, n): BroughtRow[] => {
    const begin = brand.values['plan_begin'];
    if (typeof begin !== 'string') return [];
    const passed = Math.round((now.getTime() - Date.parse(begin)) / 86_400_000);
    return steps.map(([year, name, after], i) => {
      const left = after - passed;
      const isLate = (n + i) % 11 === 0;
      const isDone = left < 0 && !isLate;
      const due = day(n % 5 === 2 && i === 3 ? 4 : left);
      return {
        values: {
          name,
          brand: brand.id,
          area: brand.values['area'] ?? '',
          year,
          due,
          ...(isDone && { done_on: day(Math.min(left - 3, -1)), result: '按计划完成，居民参与踊跃。' }),
        },
        state: isDone ? 'done' : left < 90 ? 'running' : 'planned',
        at: moment(-1),
      };
    });
  });
export default brandSteps;

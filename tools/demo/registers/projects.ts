import type { BroughtRow } from '#modules/registers/index.ts';
import { between } from '../geometry/random.ts';
import type { DemoRows } from '../rows.ts';

export const after = ['needs', 'resources'];

const states = ['running', 'rated', 'agreed', 'done', 'claimed', 'rated'] as const;

/** Needs that found a resource of their kind: claimed, agreed, under way, done, rated. */
const projects: DemoRows = ({ random, rows, day, moment }) => {
  const free = rows('resources').filter(({ state }) => state === 'published');
  return rows('needs')
    .filter(({ state }, n) => state === 'published' && n % 2 === 1)
    .flatMap((need, n): BroughtRow[] => {
      const resource = free.find(({ values }) => values['kind'] === need.values['kind'] && values['topic'] === need.values['topic']);
      if (!resource) return [];
      const state = states[n % states.length] ?? 'running';
      const back = between(random, 20, 100);
      const isOver = state === 'done' || state === 'rated';
      return [
        {
          values: {
            name: `${String(need.values['name']).slice(0, 40)}共建项目`,
            need: need.id,
            resource: resource.id,
            ...(resource.values['unit'] !== undefined && { unit: resource.values['unit'] }),
            area: need.values['area'] ?? '',
            budget: between(random, 0, 20) * 50_000,
            claimed_on: day(-back),
            ...(state !== 'claimed' && { due: day(isOver ? -5 : between(random, 5, 60)) }),
            ...(isOver && { done_on: day(-between(random, 2, 19)) }),
            ...(state === 'rated' && { rating: n % 5 === 1 ? 'fair' : 'good', rating_note: '居民代表现场查看后评价。' }),
          },
          state,
          at: moment(-back),
        },
      ];
    });
};
export default projects;

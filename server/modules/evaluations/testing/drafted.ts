import type { Item } from '#contract/evaluations/values.ts';

/** An evaluation of August, as a supervisor drafts it in the middle of September. */
export const drafted = (over: object = {}) => ({
  title: '街道评价部门（2025 年第三季度）',
  first: '2025-08-01',
  last: '2025-08-31',
  until: '2025-09-30',
  ...over,
});
/** The same share of each thing's points. */
export const pointsOf = (items: readonly Pick<Item, 'code' | 'full'>[], share: number): Record<string, number> =>
  Object.fromEntries(items.map(({ code, full }) => [code, Math.round(full * share * 100) / 100]));

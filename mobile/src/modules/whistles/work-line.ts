import type { WorkLine } from '../../pages/home/work-line.ts';

export default {
  order: 30,
  to: '/whistles',
  icon: 'bell',
  words: 'tasks.whistles',
  counts: (kind) => kind.startsWith('whistles.') && kind !== 'whistles.rate',
} satisfies WorkLine;

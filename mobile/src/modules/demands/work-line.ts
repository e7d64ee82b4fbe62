import type { WorkLine } from '../../pages/home/work-line.ts';

export default {
  order: 130,
  to: '/demands',
  icon: 'list',
  words: 'tasks.demands',
  counts: (kind) => kind === 'demands.answer',
} satisfies WorkLine;

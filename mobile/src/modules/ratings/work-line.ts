import type { WorkLine } from '../../pages/home/work-line.ts';

export default {
  order: 50,
  to: '/spot-checks',
  icon: 'tick',
  words: 'tasks.spots',
  counts: (kind) => kind === 'ratings.inspect',
  shows: (_, count) => count > 0,
} satisfies WorkLine;

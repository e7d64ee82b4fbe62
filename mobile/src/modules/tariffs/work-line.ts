import type { WorkLine } from '../../pages/home/work-line.ts';

export default {
  order: 66,
  to: '/tariffs/$',
  params: { _splat: 'jobs' },
  icon: 'house',
  words: 'tasks.tariffs',
  counts: (kind) => kind.startsWith('tariffs.'),
  // whoever serves nothing has nothing to do here
  shows: (may, count) => count > 0 && may.includes('tariffs.serve'),
} satisfies WorkLine;

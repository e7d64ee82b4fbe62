import type { WorkLine } from '../../pages/home/work-line.ts';

export default {
  order: 100,
  to: '/collections',
  icon: 'list',
  words: 'tasks.collections',
  counts: (kind) => kind === 'collections.sheet',
  shows: (may) => may.includes('collections.answer'),
} satisfies WorkLine;

import type { WorkLine } from '../../pages/home/work-line.ts';

export default {
  order: 10,
  to: '/buildings',
  icon: 'house',
  words: 'tasks.buildings',
} satisfies WorkLine;

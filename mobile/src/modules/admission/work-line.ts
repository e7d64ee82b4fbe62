import type { WorkLine } from '../../pages/home/work-line.ts';

export default {
  order: 110,
  to: '/admission',
  icon: 'list',
  words: 'tasks.admission',
  shows: (may) => may.includes('admission.read'),
} satisfies WorkLine;

import type { WorkLine } from '../../pages/home/work-line.ts';

export default {
  order: 80,
  to: '/care',
  icon: 'care',
  words: 'tasks.care',
  shows: (may) => may.includes('care.visit'),
} satisfies WorkLine;

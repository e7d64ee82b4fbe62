import type { WorkLine } from '../../pages/home/work-line.ts';

export default {
  order: 90,
  to: '/registers',
  icon: 'list',
  words: 'tasks.registers',
  shows: (may) => may.includes('registers.write'),
} satisfies WorkLine;

import type { WorkLine } from '../../pages/home/work-line.ts';

export default {
  order: 40,
  to: '/disputes',
  icon: 'person',
  words: 'tasks.disputes',
  counts: (kind) => kind.startsWith('disputes.'),
  shows: (may) => may.some((one) => one.startsWith('disputes.')),
} satisfies WorkLine;

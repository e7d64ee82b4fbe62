import type { WorkLine } from '../../pages/home/work-line.ts';

export default {
  order: 20,
  to: '/rosters',
  icon: 'clock',
  words: 'tasks.duty',
  counts: (kind) => kind === 'rosters.swap' || kind === 'rosters.handover',
} satisfies WorkLine;

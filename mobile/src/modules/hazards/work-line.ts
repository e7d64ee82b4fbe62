import type { WorkLine } from '../../pages/home/work-line.ts';

export default {
  order: 60,
  to: '/hazards',
  icon: 'tick',
  words: 'tasks.hazards',
  counts: (kind) => kind === 'hazards.check',
  shows: (may) => may.includes('hazards.handle') || may.includes('hazards.order'),
} satisfies WorkLine;

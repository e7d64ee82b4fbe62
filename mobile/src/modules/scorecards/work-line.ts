import type { WorkLine } from '../../pages/home/work-line.ts';

export default {
  order: 120,
  to: '/scores',
  icon: 'tick',
  words: 'tasks.scores',
  shows: (may) => may.includes('scorecards.read') || may.includes('scorecards.answer'),
} satisfies WorkLine;

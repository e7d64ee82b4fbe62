import type { WorkLine } from '../../pages/home/work-line.ts';

export default {
  order: 70,
  to: '/services/$',
  params: { _splat: 'proxy' },
  icon: 'care',
  words: 'tasks.entrustments',
  counts: (kind) => kind === 'services.assist',
  shows: (may) => may.includes('services.assist'),
} satisfies WorkLine;

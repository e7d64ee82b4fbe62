import type { WorkLine } from '../../pages/home/work-line.ts';

export default {
  order: 65,
  to: '/inspections',
  icon: 'house',
  words: 'tasks.inspections',
  counts: (kind) => kind.startsWith('inspections.'),
  shows: (may) => may.some((one) => one.startsWith('inspections.') && one !== 'inspections.read'),
} satisfies WorkLine;

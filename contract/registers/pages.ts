/** Groups of the menu in which a register may stand. Here, where no schema library is, so that the pages stay light. */
export const pageGroups = ['cases', 'field', 'organisations', 'participation', 'deliberation', 'property', 'services', 'command'] as const;
export type PageGroup = (typeof pageGroups)[number];

/** Signs a register may have. */
export const pageIcons = [
  'book',
  'audit',
  'bank',
  'build',
  'calendar',
  'contacts',
  'crown',
  'flag',
  'fund',
  'gift',
  'group',
  'heart',
  'home',
  'idcard',
  'project',
  'safety',
  'schedule',
  'shop',
  'solution',
  'star',
  'swap',
  'team',
  'tool',
  'trophy',
  'user',
  'wallet',
] as const;
export type PageIcon = (typeof pageIcons)[number];

import { beside } from '#ui/beside.tsx';

/** How many notices are unread. Fetched by itself: the report page does without. */
export const Unread = beside(async () => (await import('../modules/notices/unread.tsx')).Unread);

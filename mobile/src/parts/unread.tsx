import { lazy, Suspense } from 'react';

const Count = lazy(async () => ({ default: (await import('../modules/notices/unread.tsx')).Unread }));

/** How many notices are unread. Fetched by itself: the report page does without. */
export const Unread = () => (
  <Suspense fallback={null}>
    <Count />
  </Suspense>
);

import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { type readNotices, unreadShown } from '#contract/notices/api.ts';
import { accessOf } from '#kernel/db.ts';
import { type InboxNews, inboxChannel, type Notices } from '../context.ts';
import { countUnread, markRead } from '../store/notices.ts';

/** Marks notices of the viewer as read; other open screens of theirs count anew. Harmless when repeated, so it needs no id. */
export const read = async (
  { kernel }: Notices,
  viewer: Viewer,
  which: z.output<NonNullable<(typeof readNotices)['body']>>,
): Promise<z.input<typeof readNotices.response>> => {
  const { jurisdictionId, accountId } = viewer;
  const unread = await kernel.db.write(accessOf(viewer), async (tx) => {
    await markRead(tx, jurisdictionId, accountId, which, kernel.clock.now());
    return countUnread(tx, jurisdictionId, accountId, unreadShown + 1);
  });
  await kernel.live.publish(inboxChannel, { jurisdictionId, accounts: [accountId] } satisfies InboxNews);
  return { unread };
};

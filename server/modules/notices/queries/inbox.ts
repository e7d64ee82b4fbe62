import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { type countNotices, type listNotices, unreadShown } from '#contract/notices/api.ts';
import { readCursor, toCursor } from '#kernel/cursor.ts';
import { accessOf } from '#kernel/db.ts';
import type { Language } from '#kernel/words.ts';
import { keptDaysIn, type Notices } from '../context.ts';
import { pageOf } from '../messages.ts';
import { countUnread, inboxOf } from '../store/notices.ts';
import { wordsOf } from '../words.ts';

/** The viewer's inbox, worded in a language. */
export const inbox = async (
  { kernel }: Notices,
  viewer: Viewer,
  query: z.output<NonNullable<(typeof listNotices)['query']>>,
  language: Language,
): Promise<z.input<typeof listNotices.response>> => {
  const before = readCursor<[string]>(query.cursor, ['uuid'])?.[0] ?? null;
  const { jurisdictionId, accountId } = viewer;
  const page = { before, unread: query.unread === true, limit: query.limit + 1 };
  const rows = await kernel.db.read(accessOf(viewer), (tx) => inboxOf(tx, jurisdictionId, accountId, page));
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map((row) => ({
      id: row.id,
      kind: row.kind,
      ...wordsOf(language, row),
      page: pageOf(row),
      at: row.at.toISOString(),
      read: row.read,
    })),
    next: last ? toCursor([last.id]) : null,
    keptDays: await keptDaysIn(kernel, jurisdictionId),
  };
};

/** How many of the viewer's notices are unread. */
export const unreadOf = async ({ kernel }: Notices, viewer: Viewer): Promise<z.input<typeof countNotices.response>> => ({
  unread: await kernel.db.read(accessOf(viewer), (tx) => countUnread(tx, viewer.jurisdictionId, viewer.accountId, unreadShown + 1)),
});

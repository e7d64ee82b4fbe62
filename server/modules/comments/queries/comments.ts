import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Comment, findColleagues as colleaguesEndpoint, listComments } from '#contract/comments/api.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { givers } from '#kernel/permissions.ts';
import type { Territory } from '#modules/territory/index.ts';
import type { Comments } from '../comments.ts';
import { type CommentRow, findColleagues, findComment, namesOf, pageOfComments, readVersions } from '../store/comments.ts';

type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;

/** Comments as a viewer sees them; `open`: the thing may still be talked about. */
export const presentComments = async (tx: Tx, viewer: Viewer, rows: readonly CommentRow[], open: boolean): Promise<Comment[]> => {
  const names = await namesOf(tx, [...new Set(rows.flatMap(({ mentions }) => mentions))]);
  return rows.map((row) => {
    const mine = row.authorId === viewer.accountId;
    return {
      id: row.id,
      author: { id: row.authorId, name: row.author },
      mine,
      at: row.at.toISOString(),
      text: row.text,
      mentions: row.text === null ? [] : row.mentions.flatMap((id) => (names.has(id) ? [{ id, name: names.get(id) ?? '' }] : [])),
      editedAt: row.editedAt?.toISOString() ?? null,
      version: row.version,
      actions: mine && open && row.text !== null ? ['edit', 'withdraw'] : [],
    };
  });
};

/** What was said about a thing. */
export const commentsPage = (
  { kernel, seen }: Comments,
  viewer: Viewer,
  query: Query<typeof listComments>,
): Promise<z.input<typeof listComments.response>> =>
  kernel.db.read(accessOf(viewer), async (tx) => {
    const { open } = await seen(tx, viewer, query.type, query.subjectId);
    const before = readCursor<[string]>(query.cursor, ['uuid'])?.[0] ?? null;
    const { rows, next } = cutPage(await pageOfComments(tx, query, before, query.limit + 1), query.limit, ({ id }) => [id]);
    return { items: await presentComments(tx, viewer, rows, open), next, mayWrite: open };
  });

/** Colleagues who see a thing too. */
export const colleagues = async (
  { kernel, seen }: Comments,
  territory: Territory,
  viewer: Viewer,
  { type, subjectId, q }: Query<typeof colleaguesEndpoint>,
): Promise<{ items: { id: string; name: string; at: string }[] }> => {
  const snapshot = await territory.snapshot(viewer.jurisdictionId);
  const found = await kernel.db.read(accessOf(viewer), async (tx) => {
    const { owner, areaPath } = await seen(tx, viewer, type, subjectId);
    return findColleagues(tx, givers(owner.permission), areaPath, kernel.clock.now(), { q: q || null, limit: 21 });
  });
  return {
    items: found
      .filter(({ id }) => id !== viewer.accountId)
      .slice(0, 20)
      .map(({ id, name, areaPath }) => {
        const area = areaPath === null ? snapshot.root : snapshot.findByPath(areaPath);
        return { id, name, at: area ? snapshot.describe(area) : '' };
      }),
  };
};

/** What a comment said before. @throws comments.not_found, for others also when it is withdrawn */
export const commentVersions = (
  { kernel, seen }: Comments,
  viewer: Viewer,
  id: string,
): Promise<{ items: { version: number; text: string; until: string }[] }> =>
  kernel.db.read(accessOf(viewer), async (tx) => {
    const found = (await findComment(tx, id)) ?? fail('comments.not_found');
    await seen(tx, viewer, found.type, found.subjectId);
    if (found.text === null && found.authorId !== viewer.accountId) fail('comments.not_found');
    return { items: (await readVersions(tx, id)).map(({ until, ...one }) => ({ ...one, until: until.toISOString() })) };
  });

import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { addComment as addEndpoint, Comment, editComment as editEndpoint } from '#contract/comments/api.ts';
import { type Command, command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { tell } from '#kernel/live.ts';
import { notify } from '#kernel/notify.ts';
import { givers } from '#kernel/permissions.ts';
import { type CommentNews, type Comments, commentsChannel, type Seen } from '../comments.ts';
import { presentComments } from '../queries/comments.ts';
import { type CommentRow, changeComment, findColleagues, findComment, insertComment } from '../store/comments.ts';

type Add = z.output<NonNullable<typeof addEndpoint.body>>;
type Edit = z.output<NonNullable<typeof editEndpoint.body>>;
type Subject = Pick<CommentRow, 'type' | 'subjectId'>;

/** Tells open screens, and those who are mentioned for the first time. */
const announce = async (
  { tx, jurisdictionId, actorId, at }: Command,
  { type, subjectId }: Subject,
  { owner, areaPath, organisations }: Seen,
  commentId: string,
  mentioned: readonly string[],
): Promise<void> => {
  const news: CommentNews = {
    jurisdictionId,
    type,
    subjectId,
    permission: owner.permission,
    areaPath,
    ...(organisations && { organisations }),
  };
  await tell(tx, commentsChannel, news);
  if (mentioned.length === 0) return;
  await notify(tx, jurisdictionId, [
    {
      kind: owner.notice,
      variant: 'mentioned',
      to: { accounts: mentioned },
      except: actorId,
      subject: subjectId,
      data: {},
      cause: commentId,
      at,
    },
  ]);
};

/** Asserts that all of these are colleagues who see the thing. @throws comments.colleague_unknown */
const checkMentions = async ({ tx, at }: Command, { owner, areaPath }: Seen, mentions: readonly string[]): Promise<string[]> => {
  const wanted = [...new Set(mentions)];
  if (wanted.length === 0) return [];
  const found = await findColleagues(tx, givers(owner.permission), areaPath, at, { among: wanted, limit: wanted.length });
  if (found.length < wanted.length) fail('comments.colleague_unknown');
  return wanted;
};

const answer =
  (comments: Comments, viewer: Viewer) =>
  async ({ tx }: Command, id: string): Promise<Comment> => {
    const found = (await findComment(tx, id)) ?? fail('comments.not_found');
    const { open } = await comments.seen(tx, viewer, found.type, found.subjectId);
    const [shown] = await presentComments(tx, viewer, [found], open);
    return shown ?? fail('comments.not_found');
  };

/** Says something about a thing. @throws comments.subject_not_found, comments.colleague_unknown */
export const addComment = (comments: Comments, viewer: Viewer, body: Add): Promise<Comment> =>
  command(
    comments.kernel,
    viewer,
    'comments.add',
    body,
    async (running) => {
      const { type, subjectId, id, text } = body;
      const seen = await comments.seen(running.tx, viewer, type, subjectId);
      if (!seen.open) fail('comments.subject_not_found');
      const mentions = await checkMentions(running, seen, body.mentions);
      await insertComment(running.tx, { id, type, subjectId, authorId: viewer.accountId, at: running.at, text, mentions });
      await announce(running, body, seen, id, mentions);
      return id;
    },
    answer(comments, viewer),
  );

/** Changes the viewer's own comment, locked, as the viewer last saw it. */
const change = (
  comments: Comments,
  viewer: Viewer,
  what: string,
  commentId: string,
  body: { readonly id: string; readonly version: number },
  after: { readonly text: string | null; readonly mentions: readonly string[] },
): Promise<Comment> =>
  command(
    comments.kernel,
    viewer,
    `${what} ${commentId}`,
    body,
    async (running) => {
      const before = await findComment(running.tx, commentId, true);
      if (before?.authorId !== viewer.accountId) return fail('comments.not_found');
      const seen = await comments.seen(running.tx, viewer, before.type, before.subjectId);
      if (before.text === null || !seen.open) fail('comments.withdrawn');
      if (before.version !== body.version) fail('comments.changed', { version: before.version });
      const mentions = await checkMentions(running, seen, after.mentions);
      await changeComment(running.tx, before, { text: after.text, mentions, at: running.at });
      const fresh = mentions.filter((one) => !before.mentions.includes(one));
      await announce(running, before, seen, commentId, fresh);
      return commentId;
    },
    answer(comments, viewer),
  );

export const editComment = (comments: Comments, viewer: Viewer, commentId: string, body: Edit): Promise<Comment> =>
  change(comments, viewer, 'comments.edit', commentId, body, body);

export const withdrawComment = (
  comments: Comments,
  viewer: Viewer,
  commentId: string,
  body: { id: string; version: number },
): Promise<Comment> => change(comments, viewer, 'comments.withdraw', commentId, body, { text: null, mentions: [] });

import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/covenants/api.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { commentsADay } from '#contract/proposals/settings.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, covenantCommand, type Eye } from '../context.ts';
import { mayManage, mayRead } from '../policy.ts';
import { isAsking, makingOf, presentComment } from '../queries/present.ts';
import { findComment, insertComment, sayings } from '../store/comments.ts';
import { holdCovenant, lockCovenant, versionsOf } from '../store/covenants.ts';
import { tellAnswer } from './tell.ts';

const shown = async (eye: Eye, tx: Tx, id: string) =>
  presentComment(eye, (await findComment(tx, id)) ?? fail('covenants.comment_not_found'));

/** Says something about an article or the whole, while residents are asked. */
export const commentCovenant = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: z.output<NonNullable<typeof api.commentCovenant.body>>,
): Promise<z.input<typeof api.commentCovenant.response>> =>
  covenantCommand(
    context,
    viewer,
    `covenants.comment ${id}`,
    body,
    async ({ eye, tx, at }) => {
      if (viewer.anonymous) fail('session.forbidden');
      const c = (await holdCovenant(tx, id)) ?? fail('covenants.covenant_not_found');
      const versions = (await versionsOf(tx, [id])).get(id) ?? [];
      if (!mayRead(viewer, c.areaPath) && !versions.some(({ commentFrom, filedOn }) => commentFrom !== null || filedOn !== null))
        fail('covenants.covenant_not_found');
      const v = makingOf(versions);
      if (!v || v.number !== body.number || !isAsking(v, eye.today)) return fail('covenants.not_commenting');
      if (body.article !== null && !v.articles.some(({ key }) => key === body.article)) fail('covenants.article_not_found');
      await sayings.hold(tx, id, viewer.accountId);
      const said = await sayings.before(tx, id, viewer.accountId, eye.today, body.words);
      if (said.same) fail('covenants.said_before');
      const most = settingOf(commentsADay, eye.settings);
      if (said.today >= most) fail('covenants.comments_many', { most });
      await insertComment(tx, {
        id: body.id,
        covenantId: id,
        number: v.number,
        articleKey: body.article,
        accountId: viewer.accountId,
        staff: mayRead(viewer, c.areaPath),
        words: body.words,
        at,
        day: eye.today,
      });
      return { comment: body.id };
    },
    (eye, tx, { comment }) => shown(eye, tx, comment),
  );

/** Answers a comment, or takes it off with the reason. */
export const answerComment = (
  context: Context,
  viewer: Viewer,
  commentId: string,
  body: z.output<NonNullable<typeof api.answerCovenantComment.body>>,
): Promise<z.input<typeof api.answerCovenantComment.response>> =>
  covenantCommand(
    context,
    viewer,
    `covenants.answer ${commentId}`,
    body,
    async ({ eye, tx, at, log }) => {
      const m = (await findComment(tx, commentId)) ?? fail('covenants.comment_not_found');
      const c = (await lockCovenant(tx, m.covenantId)) ?? fail('covenants.comment_not_found');
      if (!mayManage(viewer, c.areaPath)) fail(mayRead(viewer, c.areaPath) ? 'session.forbidden' : 'covenants.comment_not_found');
      if (body.hide && m.accountId === viewer.accountId) fail('covenants.own');
      await sayings.answer(tx, commentId, { words: body.words, hide: body.hide, by: viewer.accountId, at });
      await tellAnswer(tx, eye, m, body.hide ? 'hidden' : 'answered');
      await log(body.hide ? 'covenants.comment_hidden' : 'covenants.comment_answered', commentId, { reason: body.words });
      return { comment: commentId };
    },
    (eye, tx, { comment }) => shown(eye, tx, comment),
  );

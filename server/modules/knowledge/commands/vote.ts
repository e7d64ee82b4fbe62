import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { rateArticle } from '#contract/knowledge/api.ts';
import { systemAccess } from '#kernel/db.ts';
import { jurisdictionOf, type Knowledge } from '../knowledge.ts';
import { theArticle } from '../queries/look.ts';
import { addVote } from '../store/use.ts';

/** Keeps whether an answer helped; who said so is not kept, and the same id again counts once. @throws knowledge.article_not_found */
export const voteOn = async (
  knowledge: Knowledge,
  viewer: Viewer | null,
  articleId: string,
  { id, useful }: z.output<NonNullable<typeof rateArticle.body>>,
): Promise<z.input<typeof rateArticle.response>> => {
  const jurisdiction = await jurisdictionOf(knowledge, viewer);
  await theArticle(knowledge, viewer, jurisdiction.id, articleId);
  const day = shanghaiDay(knowledge.kernel.clock.now());
  await knowledge.kernel.db.write(systemAccess(jurisdiction.id), (tx) => addVote(tx, { id, articleId, useful, day }));
  return { ok: true };
};

import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/scorecards/api.ts';
import type { Bulletin, BulletinContent } from '#contract/scorecards/bulletin.ts';
import { isPost } from '#contract/scorecards/card.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { bulletinContentOf } from '../domain/bulletin.ts';
import { mayRun, mayUse } from '../policy.ts';
import { type BulletinRecord, bulletinOf, findBulletin, pageOfBulletins } from '../store/bulletins.ts';
import { appealCounts, editionsOf, findRun, type RunRecord, runBefore, scoresOf } from '../store/runs.ts';
import { cardOf } from './present.ts';

export const presentBulletin = ({ issuedAt, edition: _, ...one }: BulletinRecord): Bulletin => ({
  id: one.id,
  runId: one.runId,
  year: one.year,
  number: one.number,
  title: one.title,
  first: one.first,
  last: one.last,
  issuedAt: issuedAt.toISOString(),
  replaced: one.replaced,
});

/** What a bulletin of the newest edition of a final period says. @throws scorecards.step_over before it is final, scorecards.posts_untold */
export const contentNow = async (
  context: Context,
  tx: Tx,
  jurisdictionId: string,
  run: RunRecord,
  { opening, problems, demands }: Pick<BulletinContent, 'opening' | 'problems' | 'demands'>,
): Promise<BulletinContent> => {
  if (run.state !== 'final' && run.state !== 'archived') fail('scorecards.step_over');
  const card = await cardOf(context, tx, jurisdictionId, run);
  if (isPost(card.subjects)) fail('scorecards.posts_untold');
  const previous = await runBefore(tx, run.card, run.first);
  const editions = await editionsOf(tx, run.id);
  return bulletinContentOf(
    card,
    await scoresOf(tx, run.id, run.edition),
    previous === null ? [] : await scoresOf(tx, previous.id, previous.edition),
    {
      opening,
      problems,
      demands,
      first: run.first,
      last: run.last,
      edition: run.edition,
      appeals: await appealCounts(tx, run.id),
      corrections: editions
        .filter(({ edition, reason }) => edition > 1 && reason !== '')
        .map(({ edition, reason }) => ({ edition, reason })),
    },
  );
};

/** What would be issued now, and what was. */
export const draft = (context: Context, viewer: Viewer, runId: string): Promise<z.input<typeof api.draftBulletin.response>> => {
  if (!mayRun(viewer)) fail('session.forbidden');
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const run = (await findRun(tx, runId)) ?? fail('scorecards.run_not_found');
    const issued = await bulletinOf(tx, runId, run.edition);
    const content = await contentNow(context, tx, viewer.jurisdictionId, run, { opening: '', problems: '', demands: '' });
    return { content, issued: issued && presentBulletin(issued) };
  });
};

export const bulletinsPage = (
  { kernel }: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof api.listBulletins.query>>,
): Promise<z.input<typeof api.listBulletins.response>> => {
  if (!mayUse(viewer)) fail('session.forbidden');
  const after = readCursor<[string, string]>(q.cursor, ['moment?', 'uuid']);
  return kernel.db.read(accessOf(viewer), async (tx) => {
    const { rows, next } = cutPage(await pageOfBulletins(tx, after, q.limit + 1), q.limit, ({ issuedAt, id }) => [
      issuedAt.toISOString(),
      id,
    ]);
    return { items: rows.map(presentBulletin), next };
  });
};

/** One bulletin. @throws scorecards.bulletin_not_found */
export const oneBulletin = ({ kernel }: Context, viewer: Viewer, id: string): Promise<z.input<typeof api.getBulletin.response>> => {
  if (!mayUse(viewer)) fail('session.forbidden');
  return kernel.db.read(accessOf(viewer), async (tx) => {
    const found = (await findBulletin(tx, id)) ?? fail('scorecards.bulletin_not_found');
    return { ...presentBulletin(found), content: found.content };
  });
};

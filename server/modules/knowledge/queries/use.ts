import type { z } from 'zod';
import { can, type Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type { listArticleUse } from '#contract/knowledge/api.ts';
import { accessOf } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { cellsOf } from '#kernel/rollups/store.ts';
import { caseFigures } from '#modules/cases/index.ts';
import type { Knowledge } from '../knowledge.ts';
import { useSince, votesSince } from '../store/use.ts';
import { itemOf } from './look.ts';

/** Days that figures tell of. */
const days = 30;

/** How answers are used, and whether less is asked of their category since; most used first. @throws session.forbidden */
export const articleUse = async (knowledge: Knowledge, viewer: Viewer): Promise<z.input<typeof listArticleUse.response>> => {
  if (!can(viewer, 'knowledge.read')) fail('session.forbidden');
  const { kernel } = knowledge;
  const [book, snapshot] = await Promise.all([knowledge.book(viewer.jurisdictionId), knowledge.territory.snapshot(viewer.jurisdictionId)]);
  const ago = (n: number): string => shanghaiDay(new Date(kernel.clock.now().getTime() - n * 86_400_000));
  const { uses, votes, cells } = await kernel.db.read(accessOf(viewer), async (tx) => ({
    uses: new Map((await useSince(tx, ago(days - 1))).map((one) => [one.articleId, one])),
    votes: new Map((await votesSince(tx, ago(days - 1))).map((one) => [one.articleId, one])),
    cells: await cellsOf(tx, caseFigures, ['figures'], snapshot.root.code, [ago(2 * days - 1), ago(0)]),
  }));
  const begin = ago(days - 1);
  const reports = { now: new Map<string, number>(), before: new Map<string, number>() };
  for (const { day, counts } of cells)
    for (const [name, n] of Object.entries(counts))
      if (name.startsWith('category.')) {
        const sums = day >= begin ? reports.now : reports.before;
        sums.set(name.slice(9), (sums.get(name.slice(9)) ?? 0) + Number(n));
      }
  const within = (sums: ReadonlyMap<string, number>, code: string | null): number | null =>
    code === null ? null : [...sums].reduce((sum, [one, n]) => (one.startsWith(code) ? sum + n : sum), 0);
  return {
    items: book.answers
      .map((one) => {
        const { shown = 0, read = 0, taken = 0 } = uses.get(one.id) ?? {};
        const { useful = 0, useless = 0 } = votes.get(one.id) ?? {};
        const [asked, askedBefore] = [within(reports.now, one.categoryCode), within(reports.before, one.categoryCode)];
        return { ...itemOf(one), shown, read, taken, useful, useless, asked, askedBefore, reviewOn: one.reviewOn };
      })
      .sort((a, b) => b.shown + b.read + b.taken - a.shown - a.read - a.taken),
  };
};

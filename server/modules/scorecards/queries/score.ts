import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/scorecards/api.ts';
import { systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import type { ScoreRecord } from '../domain/record.ts';
import { mayReview, mayRun, mayUse, sees, standing, standsFor } from '../policy.ts';
import { findRun, lastGiven, newestRuns, scoresFor, scoresOf, trendOf } from '../store/runs.ts';
import { cardOf, presentRuns, presentScore } from './present.ts';

/** Periods before that are shown. */
const mostBefore = 13;

/** Periods of each card that are told of one's own. */
const newest = 2;

/** How those somebody stands for did lately; while a period runs, who is in it and no total. */
export const ownScores = async (context: Context, viewer: Viewer): Promise<z.input<typeof api.listOwnScores.response>> => {
  if (!mayUse(viewer)) fail('session.forbidden');
  const { kernel, sources } = context;
  const { jurisdictionId } = viewer;
  const { organisations, areas } = standing(viewer);
  return kernel.db.read(systemAccess(jurisdictionId), async (tx) => {
    const items: z.input<typeof api.ownScore>[] = [];
    for (const run of await newestRuns(tx, newest)) {
      const [shown] = await presentRuns(context, tx, viewer, [run]);
      if (!shown) continue;
      const card = await cardOf(context, tx, jurisdictionId, run);
      const own: readonly Pick<ScoreRecord, 'subject' | 'name' | 'total' | 'rank' | 'list'>[] =
        run.edition > 0
          ? await scoresFor(tx, run, organisations, areas)
          : (await sources.subjectsOf(tx, card, { jurisdictionId, days: [run.first, run.last] }))
              .filter((one) => standsFor(viewer, one))
              .map(({ key, name }) => ({ subject: key, name, total: null, rank: null, list: null }));
      for (const { subject, name, total, rank, list } of own)
        items.push({ run: shown, subject, name, digits: card.digits, total, rank, list });
    }
    return { items };
  });
};

/** One subject of a period. @throws scorecards.run_not_found, scorecards.subject_not_found also where the viewer may not see it */
export const oneScore = async (
  context: Context,
  viewer: Viewer,
  { runId, subject }: { runId: string; subject: string },
): Promise<z.input<typeof api.getScore.response>> => {
  if (!mayUse(viewer)) fail('session.forbidden');
  const { kernel, territory, live } = context;
  const { jurisdictionId } = viewer;
  const access = systemAccess(jurisdictionId);
  const snapshot = await territory.snapshot(jurisdictionId);
  const { run, card, frozen, rest } = await kernel.db.read(access, async (tx) => {
    const found = (await findRun(tx, runId)) ?? fail('scorecards.run_not_found');
    if (found.state === 'frozen' && !mayRun(viewer) && !mayReview(viewer)) fail('scorecards.run_not_found');
    const content = await cardOf(context, tx, jurisdictionId, found);
    const [shown] = await presentRuns(context, tx, viewer, [found]);
    return {
      run: found,
      card: content,
      frozen: found.edition === 0 ? null : ((await scoresOf(tx, runId, found.edition, subject))[0] ?? null),
      rest: {
        run: shown ?? fail('scorecards.run_not_found'),
        given: (await lastGiven(tx, runId, [subject])).map(({ indicator, number, points, words }) => ({
          indicator,
          number,
          points,
          words,
        })),
        trend: await trendOf(tx, found.card, subject, mostBefore),
      },
    };
  });
  // asked outside the transaction: it reads in one of its own
  const preview = run.edition === 0 ? await live.preview(run, card, subject, { jurisdictionId, at: kernel.clock.now() }) : null;
  const score: ScoreRecord | null =
    frozen ??
    (preview && {
      ...preview.score,
      subject,
      name: preview.subject.name,
      areaPath: preview.subject.areaPath,
      organisationId: preview.subject.organisationId,
      facts: Object.fromEntries(preview.facts),
      lines: Object.fromEntries(preview.score.lines),
      rank: null,
      list: null,
    });
  if (!score || !sees(viewer, score)) return fail('scorecards.subject_not_found');
  return { ...rest, card, score: presentScore(score, card, snapshot), mine: standsFor(viewer, score) };
};

import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/scorecards/api.ts';
import { card } from '#contract/scorecards/card.ts';
import { isCorrectable, periodOf } from '#contract/scorecards/values.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, systemAccess } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { differencesOf } from '../domain/differences.ts';
import { offered, problemsOf } from '../domain/problems.ts';
import { factsOf, reckon, scoresBy } from '../gather.ts';
import { mayDesign, mayReview, mayRun, mayUse, sees, standing, standsFor } from '../policy.ts';
import { allCards } from '../store/cards.ts';
import { editionsOf, findRun, pageOfAppeals, pageOfRuns, scoresFor, scoresOf } from '../store/runs.ts';
import { cardOf, presentAppeal, presentRuns, presentScore } from './present.ts';

/** Figures cards can be made of, by code. @throws session.forbidden */
export const measuresPage = async ({ sources }: Context, viewer: Viewer): Promise<z.input<typeof api.listMeasures.response>> => {
  if (!mayUse(viewer)) fail('session.forbidden');
  return {
    items: [...(await sources.in(viewer.jurisdictionId)).values()]
      .sort((a, b) => (a.code < b.code ? -1 : 1))
      .map(({ code, subjects, unit, name = null, byCategory = false }) => ({ code, subjects: [...subjects], unit, name, byCategory })),
  };
};

export const cardsPage = async ({ kernel }: Context, viewer: Viewer): Promise<z.input<typeof api.listCards.response>> => {
  if (!mayUse(viewer)) fail('session.forbidden');
  const rows = await kernel.db.read(accessOf(viewer), (tx) => allCards(tx));
  return { items: rows.map(({ publishedAt, ...row }) => ({ ...row, publishedAt: publishedAt.toISOString() })) };
};

export const runsPage = (
  context: Context,
  viewer: Viewer,
  q: z.output<NonNullable<typeof api.listRuns.query>>,
): Promise<z.input<typeof api.listRuns.response>> => {
  if (!mayUse(viewer)) fail('session.forbidden');
  const after = readCursor<[string, string]>(q.cursor, ['day', 'uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const { rows, next } = cutPage(await pageOfRuns(tx, q.card ?? null, after, q.limit + 1), q.limit, ({ first, id }) => [first, id]);
    return { items: await presentRuns(context, tx, viewer, rows), next };
  });
};

/** A period as somebody may see it, with their scores; while it runs, reckoned from the facts as they are at this moment. @throws scorecards.run_not_found */
export const seenRun = async (context: Context, viewer: Viewer, runId: string, edition: number | undefined) => {
  if (!mayUse(viewer)) fail('session.forbidden');
  const { kernel, sources } = context;
  const { jurisdictionId } = viewer;
  const at = kernel.clock.now();
  // figures of everybody go into everybody's rank; what is shown of them is cut below
  return kernel.db.read(systemAccess(jurisdictionId), async (tx) => {
    const run = (await findRun(tx, runId)) ?? fail('scorecards.run_not_found');
    // what is frozen but not yet shown is seen by those alone who run it
    if (run.state === 'frozen' && !mayRun(viewer) && !mayReview(viewer)) fail('scorecards.run_not_found');
    const content = await cardOf(context, tx, jurisdictionId, run);
    const scores =
      run.edition === 0
        ? await reckon(tx, sources, run, content, { jurisdictionId, at })
        : await scoresOf(tx, runId, edition ?? run.edition);
    const [shown] = await presentRuns(context, tx, viewer, [run]);
    const editions = await editionsOf(tx, runId);
    return { run: shown ?? fail('scorecards.run_not_found'), card: content, scores: scores.filter((one) => sees(viewer, one)), editions };
  });
};

/** The same as it is answered. */
export const oneRun = async (
  context: Context,
  viewer: Viewer,
  runId: string,
  edition: number | undefined,
): Promise<z.input<typeof api.getRun.response>> => {
  const snapshot = await context.territory.snapshot(viewer.jurisdictionId);
  const { run, card: content, scores, editions } = await seenRun(context, viewer, runId, edition);
  return {
    run,
    card: content,
    scores: scores.map((one) => presentScore(one, content, snapshot)),
    editions: editions.map(({ madeAt, ...one }) => ({ ...one, madeAt: madeAt.toISOString() })),
    own: scores.filter((one) => standsFor(viewer, one)).map(({ subject }) => subject),
  };
};

/** What a card that is being written would make of a period. What is given by hand is unknown there. @throws scorecards.card_invalid with the first fault */
export const tried = async (
  context: Context,
  viewer: Viewer,
  { content: drafted, day }: z.output<NonNullable<typeof api.tryCard.body>>,
): Promise<z.input<typeof api.tryCard.response>> => {
  if (!mayDesign(viewer)) fail('session.forbidden');
  const read = card.safeParse(drafted);
  if (!read.success) return fail('scorecards.card_invalid', { at: read.error.issues[0]?.path.join('.') ?? '', what: 'unreadable' });
  const content = read.data;
  const { kernel, territory, sources } = context;
  const { jurisdictionId } = viewer;
  const [problem] = problemsOf(content, offered(await sources.in(jurisdictionId)));
  if (problem) fail('scorecards.card_invalid', { at: problem.at, ...problem.data });
  const days = periodOf(content.period, day);
  const snapshot = await territory.snapshot(jurisdictionId);
  const scores = await kernel.db.read(systemAccess(jurisdictionId), async (tx) => {
    const subjects = await sources.subjectsOf(tx, content, { jurisdictionId, days });
    return scoresBy(content, subjects, await factsOf(tx, sources, content, { jurisdictionId, subjects, days, at: kernel.clock.now() }));
  });
  return { first: days[0], last: days[1], scores: scores.map((one) => presentScore(one, content, snapshot)) };
};

/** What a frozen period would come to by the facts of now. @throws scorecards.run_not_found, scorecards.step_over while it runs or once it is archived */
export const differencesPage = async (
  context: Context,
  viewer: Viewer,
  runId: string,
): Promise<z.input<typeof api.compareRun.response>> => {
  if (!mayRun(viewer)) fail('session.forbidden');
  const { kernel, sources } = context;
  const { jurisdictionId } = viewer;
  return kernel.db.read(systemAccess(jurisdictionId), async (tx) => {
    const run = (await findRun(tx, runId)) ?? fail('scorecards.run_not_found');
    if (!isCorrectable(run.state)) fail('scorecards.step_over');
    const card = await cardOf(context, tx, jurisdictionId, run);
    const now = await reckon(tx, sources, run, card, { jurisdictionId, at: kernel.clock.now() });
    return { edition: run.edition, items: differencesOf(await scoresOf(tx, runId, run.edition), now) };
  });
};

/** Appeals of a run: all for those who run and answer, their own for the scored. */
export const appealsPage = (
  context: Context,
  viewer: Viewer,
  runId: string,
  q: z.output<NonNullable<typeof api.listAppeals.query>>,
): Promise<z.input<typeof api.listAppeals.response>> => {
  if (!mayUse(viewer)) fail('session.forbidden');
  const after = readCursor<[string, string]>(q.cursor, ['moment?', 'uuid']);
  return context.kernel.db.read(systemAccess(viewer.jurisdictionId), async (tx) => {
    const run = (await findRun(tx, runId)) ?? fail('scorecards.run_not_found');
    const all = mayRun(viewer) || mayReview(viewer);
    const { organisations, areas } = standing(viewer);
    const own = all ? null : (await scoresFor(tx, run, organisations, areas)).map(({ subject }) => subject);
    const found = await pageOfAppeals(tx, runId, own, after, q.limit + 1);
    const { rows, next } = cutPage(found, q.limit, ({ raisedAt, id }) => [raisedAt.toISOString(), id]);
    return { items: rows.map((one) => presentAppeal(viewer, one)), next };
  });
};

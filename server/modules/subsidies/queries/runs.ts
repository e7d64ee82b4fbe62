import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/subsidies/api.ts';
import type { SubsidyRun } from '#contract/subsidies/api.ts';
import type { SubsidyScheme } from '#contract/subsidies/scheme.ts';
import { runSteps } from '#contract/subsidies/values.ts';
import { systemAccess, type Tx } from '#kernel/db.ts';
import { readVersion } from '#kernel/definitions/definitions.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { cutLike } from '../domain/reckon.ts';
import { type Estates, estatesOf, reckonAll, settledRun } from '../gather.ts';
import { isOwn, mayApprove, mayDesign, mayRead, mayRun, mayStep, mayUse } from '../policy.ts';
import { schemeKind } from '../scheme-kind.ts';
import { allRuns, allSchemes, findRun, type LineRecord, linesOf, type RunRecord, sumsOf } from '../store/runs.ts';

/** Runs that are listed, and final periods looked through, at most. */
const mostRuns = 60;
const mostPeriods = 12;

/** The scheme of a run, as it was when it was reckoned. @throws subsidies.scheme_not_found */
export const schemeOf = async (tx: Tx, jurisdictionId: string, { scheme, version }: RunRecord): Promise<SubsidyScheme> =>
  (await readVersion(tx, schemeKind, jurisdictionId, version, scheme))?.content ?? fail('subsidies.scheme_not_found');

export const presentRun = (
  viewer: Viewer,
  run: RunRecord,
  { title }: SubsidyScheme,
  sums: { readonly total: number; readonly paid: number } | undefined,
): SubsidyRun => ({
  id: run.id,
  scheme: run.scheme,
  title,
  first: run.first,
  last: run.last,
  state: run.state,
  wanted: run.wanted,
  total: sums?.total ?? run.total,
  left: run.left,
  paid: sums?.paid ?? 0,
  can: [
    ...runSteps.filter((step) => mayStep(viewer, run, step)),
    ...(run.state === 'approved' && mayRun(viewer) ? (['pay'] as const) : []),
    ...(run.state === 'approved' && mayApprove(viewer) ? (['correct'] as const) : []),
  ],
});

/** Lines somebody sees: all, or their own of what was approved. */
const seenLines = (viewer: Viewer, run: RunRecord, lines: readonly LineRecord[]): LineRecord[] =>
  mayRead(viewer) ? [...lines] : run.state === 'approved' ? lines.filter(({ organisationId }) => isOwn(viewer, organisationId)) : [];

/** A run with its lines, as far as somebody may see them. @throws subsidies.run_not_found */
export const seenRun = async (tx: Tx, viewer: Viewer, id: string) => {
  if (!mayUse(viewer)) fail('session.forbidden');
  const run = (await findRun(tx, id)) ?? fail('subsidies.run_not_found');
  const lines = seenLines(viewer, run, await linesOf(tx, id));
  if (lines.length === 0 && !mayRead(viewer)) fail('subsidies.run_not_found');
  const scheme = await schemeOf(tx, viewer.jurisdictionId, run);
  const sum = (all: readonly LineRecord[]): number => all.reduce((total, { amount }) => total + amount, 0);
  const own = { total: sum(lines), paid: sum(lines.filter(({ paidOn }) => paidOn !== null)) };
  // what others get is none of a company's business, nor is what is left
  const shown = mayRead(viewer) ? run : { ...run, wanted: own.total, left: own.total };
  return { run: presentRun(viewer, shown, scheme, own), record: run, scheme, lines };
};

export const runsPage = async ({ kernel, scorecards }: Context, viewer: Viewer): Promise<z.input<typeof api.listSubsidies.response>> => {
  if (!mayUse(viewer)) fail('session.forbidden');
  const { jurisdictionId } = viewer;
  return kernel.db.read(systemAccess(jurisdictionId), async (tx) => {
    const runs = await allRuns(tx, mostRuns);
    const schemes = await allSchemes(tx);
    if (!mayRead(viewer)) {
      const items: SubsidyRun[] = [];
      for (const { id, state } of runs) {
        if (state !== 'approved' || !(await linesOf(tx, id)).some(({ organisationId }) => isOwn(viewer, organisationId))) continue;
        items.push((await seenRun(tx, viewer, id)).run);
      }
      return { schemes: [], items, can: [], periods: [] };
    }
    const sums = await sumsOf(
      tx,
      runs.map(({ id }) => id),
    );
    const items: SubsidyRun[] = [];
    for (const run of runs) items.push(presentRun(viewer, run, await schemeOf(tx, jurisdictionId, run), sums.get(run.id)));
    const periods: z.input<typeof api.listSubsidies.response>['periods'] = [];
    if (mayRun(viewer))
      for (const { code, card } of schemes)
        for (const { run } of await scorecards.settled(tx, { jurisdictionId, card, limit: mostPeriods }))
          if (!runs.some(({ scheme, cardRunId, state }) => scheme === code && cardRunId === run.id && state !== 'abandoned'))
            periods.push({ scheme: code, runId: run.id, first: run.first, last: run.last });
    return {
      schemes: schemes.map(({ code, title, publishedAt }) => ({ code, title, publishedAt: publishedAt.toISOString() })),
      items,
      can: [...(mayRun(viewer) ? (['run'] as const) : []), ...(mayDesign(viewer) ? (['design'] as const) : [])],
      periods,
    };
  });
};

export const oneRun = ({ kernel }: Context, viewer: Viewer, id: string): Promise<z.input<typeof api.getSubsidy.response>> =>
  kernel.db.read(systemAccess(viewer.jurisdictionId), async (tx) => {
    const { run, record, scheme, lines } = await seenRun(tx, viewer, id);
    const act = (name: 'reckoned' | 'checked' | 'approved', at: Date | null) => (at ? [{ act: name, at: at.toISOString() }] : []);
    return {
      run,
      scheme,
      cardRunId: record.cardRunId,
      lines: lines.map(({ organisationId: _, ...line }) => line),
      acts: [...act('reckoned', record.reckonedAt), ...act('checked', record.checkedAt), ...act('approved', record.approvedAt)],
    };
  });

/** An approved estate whose lines would come to something else by the scores of now. */
export interface Changed {
  readonly line: Omit<LineRecord, 'paidOn' | 'receipt' | 'number' | 'reason'>;
  readonly before: number;
  readonly after: number;
  readonly next: number;
}
/** Estates whose amount would differ by the newest scores, by the share their run was cut to. */
export const changesOf = async (context: Context, tx: Tx, jurisdictionId: string, run: RunRecord, estates: Estates): Promise<Changed[]> => {
  const settled = await settledRun(context, tx, jurisdictionId, run.cardRunId);
  if (!settled || settled.run.edition === run.cardEdition) return [];
  const lines = Map.groupBy(await linesOf(tx, run.id), ({ subject }) => subject);
  return reckonAll(await schemeOf(tx, jurisdictionId, run), settled, estates).flatMap((one): Changed[] => {
    const own = lines.get(one.subject) ?? [];
    const first = own[0];
    // what a score was corrected to, and nothing else: a register that changed since is a matter of its own
    if (first && own.at(-1)?.score === one.score) return [];
    const before = own.reduce((sum, { amount }) => sum + amount, 0);
    const after = cutLike(one.wanted, run);
    if (before === after) return [];
    const { byCompany: _, ...line } = one;
    return [{ line: { ...line, amount: after - before }, before, after, next: Math.max(-1, ...own.map(({ number }) => number)) + 1 }];
  });
};

export const differencesPage = async (
  context: Context,
  viewer: Viewer,
  id: string,
): Promise<z.input<typeof api.compareSubsidy.response>> => {
  if (!mayRead(viewer)) fail('session.forbidden');
  const { jurisdictionId } = viewer;
  const estates = await estatesOf(context, jurisdictionId);
  return context.kernel.db.read(systemAccess(jurisdictionId), async (tx) => {
    const run = (await findRun(tx, id)) ?? fail('subsidies.run_not_found');
    if (run.state !== 'approved') fail('subsidies.step_over', { state: run.state });
    const changed = await changesOf(context, tx, jurisdictionId, run, estates);
    return { items: changed.map(({ line: { subject, name, score }, before, after }) => ({ subject, name, score, before, after })) };
  });
};

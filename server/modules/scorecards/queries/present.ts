import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Appeal, Run, ScoreRow } from '#contract/scorecards/api.ts';
import type { Card } from '#contract/scorecards/card.ts';
import { isCorrectable, runSteps, stepOf } from '#contract/scorecards/values.ts';
import type { Tx } from '#kernel/db.ts';
import { readVersion } from '#kernel/definitions/definitions.ts';
import { fail } from '#kernel/errors.ts';
import type { TerritorySnapshot } from '#modules/territory/domain/index.ts';
import { cardKind } from '../card-kind.ts';
import type { Context } from '../context.ts';
import type { ScoreRecord } from '../domain/record.ts';
import { mayReview, mayRun } from '../policy.ts';
import { type AppealRecord, openAppeals, type RunRecord } from '../store/runs.ts';

/** The card of a run, as it was when the run was opened. @throws scorecards.card_not_found */
export const cardOf = async (
  { sources }: Pick<Context, 'sources'>,
  tx: Tx,
  jurisdictionId: string,
  { card, version }: Pick<RunRecord, 'card' | 'version'>,
): Promise<Card> => (await readVersion(tx, cardKind(sources), jurisdictionId, version, card))?.content ?? fail('scorecards.card_not_found');

/** Runs as a viewer sees them, with what may be done now. */
export const presentRuns = async (context: Context, tx: Tx, viewer: Viewer, runs: readonly RunRecord[]): Promise<Run[]> => {
  const open = await openAppeals(
    tx,
    runs.map(({ id }) => id),
  );
  const shown: Run[] = [];
  // periods of one card mostly go by one version of it
  const cards = new Map<string, Card>();
  for (const run of runs) {
    const version = `${run.card} ${run.version}`;
    const card = cards.get(version) ?? (await cardOf(context, tx, viewer.jurisdictionId, run));
    cards.set(version, card);
    const { title, subjects, period, indicators } = card;
    const steps = mayRun(viewer) ? runSteps.filter((step) => stepOf[step].from.includes(run.state)) : [];
    const gives = run.state === 'running' && indicators.some(({ source }) => source.kind === 'given');
    shown.push({
      id: run.id,
      card: run.card,
      title,
      subjects,
      period,
      version: run.version,
      first: run.first,
      last: run.last,
      state: run.state,
      edition: run.edition,
      appealUntil: run.appealUntil,
      can: [
        ...steps,
        ...(gives ? (['give'] as const) : []),
        ...(mayReview(viewer) ? (['review'] as const) : []),
        ...(mayRun(viewer) && isCorrectable(run.state) ? (['correct'] as const) : []),
      ],
      openAppeals: open.get(run.id) ?? 0,
    });
  }
  return shown;
};

/** A score with a line for each indicator of the card, in its order. */
export const presentScore = (score: ScoreRecord, card: Card, snapshot: TerritorySnapshot): ScoreRow => {
  const area = score.areaPath === null ? null : snapshot.findByPath(score.areaPath);
  return {
    subject: score.subject,
    name: score.name,
    area: area && { code: area.code, name: area.shortName },
    zone: score.zone,
    total: score.total,
    unranked: score.unranked,
    rank: score.rank,
    band: score.band,
    list: score.list,
    lines: card.indicators.map(({ code }) => {
      const [line, fact] = [score.lines[code], score.facts[code]];
      return {
        indicator: code,
        state: line?.figure.state ?? 'unknown',
        figure: line?.figure.state === 'known' ? line.figure.value : null,
        n: fact?.n ?? null,
        of: fact?.of ?? null,
        excluded: fact?.excluded ?? 0,
        points: line?.points ?? null,
        full: line?.full ?? 0,
      };
    }),
  };
};

export const presentAppeal = (viewer: Viewer, { raisedBy, raisedAt, answeredAt, ...appeal }: AppealRecord): Appeal => ({
  ...appeal,
  mine: raisedBy === viewer.accountId,
  raisedAt: raisedAt.toISOString(),
  answeredAt: answeredAt?.toISOString() ?? null,
});

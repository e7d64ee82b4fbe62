import type { BulletinContent } from '#contract/scorecards/bulletin.ts';
import { type Card, type Indicator, scaleOf } from '#contract/scorecards/card.ts';
import { wholeOf } from './figures.ts';
import type { ScoreRecord } from './record.ts';
import { otherZone } from './score.ts';

/** Lines of what was lost that a bulletin names for each on a list. */
const mostLost = 3;
const mean = (numbers: readonly number[]): number | null =>
  numbers.length === 0 ? null : numbers.reduce((sum, one) => sum + one, 0) / numbers.length;

/**
 * The figure of all subjects together: a rate is worked out over the sums, so that a large street counts for what it handled, other figures on the average.
 * A formula over other figures has none.
 */
const overall = ({ code, unit, source }: Indicator, scores: readonly ScoreRecord[]): number | null => {
  if (source.kind === 'formula') return null;
  const facts = scores.flatMap(({ facts: { [code]: fact } }) => (fact && fact.exempt !== true && fact.n !== null ? [fact] : []));
  const rates = facts.filter(({ of }) => of !== null);
  if (rates.length < facts.length || facts.length === 0) return mean(facts.map(({ n }) => n ?? 0));
  const { n, of } = wholeOf(rates);
  return of === 0 ? null : (n * scaleOf(unit)) / of;
};

type Told = Pick<BulletinContent, 'opening' | 'problems' | 'demands' | 'appeals' | 'corrections' | 'first' | 'last' | 'edition'>;

/**
 * What a bulletin says of a period: ranks beside those of the period before, figures of all together, who stands on a list and where they lost most.
 * @param before scores of the period before; none: nothing is compared
 */
export const bulletinContentOf = (
  card: Card,
  scores: readonly ScoreRecord[],
  before: readonly ScoreRecord[],
  told: Told,
): BulletinContent => {
  const band = (code: string | null) => card.bands.find((one) => one.code === code)?.name ?? null;
  const ranks = new Map(before.map(({ subject, rank }) => [subject, rank]));
  const sorted = (own: readonly ScoreRecord[]): ScoreRecord[] =>
    own.toSorted(
      (a, b) =>
        (a.rank ?? Number.MAX_SAFE_INTEGER) - (b.rank ?? Number.MAX_SAFE_INTEGER) ||
        (b.total ?? -1) - (a.total ?? -1) ||
        (a.subject < b.subject ? -1 : 1),
    );
  const zones = [...card.zones.map(({ code, name }) => ({ code, name })), { code: otherZone, name: null }];
  const lostOf = ({ lines }: ScoreRecord) =>
    card.indicators
      .flatMap(({ code, name, outside }) => {
        const line = lines[code];
        return line && line.points !== null && !outside && line.full > line.points ? [{ name, points: line.points, full: line.full }] : [];
      })
      .sort((a, b) => b.full - b.points - (a.full - a.points))
      .slice(0, mostLost);
  return {
    title: card.title,
    subjects: card.subjects,
    period: card.period,
    digits: card.digits,
    full: card.full,
    source: card.source,
    ...told,
    scored: scores.length,
    zones: zones.flatMap(({ code, name }) => {
      const own = sorted(scores.filter(({ zone }) => zone === code));
      if (own.length === 0) return [];
      return {
        name,
        rows: own.map((one) => ({
          subject: one.subject,
          name: one.name,
          rank: one.rank,
          before: ranks.get(one.subject) ?? null,
          total: one.total,
          band: band(one.band),
          list: one.list,
          unranked: one.unranked,
        })),
      };
    }),
    indicators: card.indicators.map((one) => {
      const points = scores.flatMap(({ lines: { [one.code]: line } }) =>
        line && line.points !== null && line.full > 0 ? line.points : [],
      );
      return {
        code: one.code,
        name: one.name,
        unit: one.unit,
        figure: overall(one, scores),
        before: before.length === 0 ? null : overall(one, before),
        mean: mean(points),
        full: one.full,
      };
    }),
    lists: (['red', 'yellow'] as const).flatMap((list) => {
      const on = sorted(scores.filter((one) => one.list === list));
      return on.length === 0 ? [] : { list, rows: on.map((one) => ({ name: one.name, total: one.total, lost: lostOf(one) })) };
    }),
  };
};

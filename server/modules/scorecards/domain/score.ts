import { type Card, fullIn, type Indicator, isPost } from '#contract/scorecards/card.ts';
import type { UnrankedWhy } from '#contract/scorecards/values.ts';
import { type Fact, type Figure, figureOf, wholeOf } from './figures.ts';
import { type Formulas, formulasOf } from './formulas.ts';
import { type Peers, peersOf, pointsOf } from './points.ts';

/** Zone of those that are in none the card names. */
export const otherZone = '';

/** Who is scored, with what is known of them; facts that are absent are unknown. */
export interface Scored {
  readonly key: string;
  readonly facts: ReadonlyMap<string, Fact>;
}

/** What an indicator came to for a subject. */
export interface Line {
  readonly figure: Figure;
  /** Points it could give; 0 where it is spread over the others. */
  readonly full: number;
  /** Not rounded; null where the figure gives none. */
  readonly points: number | null;
}
export interface Result {
  readonly key: string;
  readonly zone: string;
  readonly lines: ReadonlyMap<string, Line>;
  /** Rounded once, half up; null where nothing could be judged. */
  readonly total: number | null;
  /** Why there is no rank; null: there is one. */
  readonly unranked: UnrankedWhy | null;
  /** 1 for the best of the zone; equal totals share it and the next are skipped. */
  readonly rank: number | null;
  readonly band: string | null;
  readonly list: 'red' | 'yellow' | null;
}

/**
 * Rounds half up at so many places. A total is a sum of doubles and may lie a hair below the half it stands for: what lies within a billionth is taken for it.
 */
export const rounded = (x: number, digits: number): number => {
  const scale = 10 ** digits;
  const scaled = x * scale;
  return Math.floor(scaled + 0.5 + 1e-9 * Math.max(1, Math.abs(scaled))) / scale + 0;
};

/** What makes all figures and points of a zone: computed once for all its subjects. */
interface ZoneView {
  readonly figures: ReadonlyMap<string, ReadonlyMap<string, Figure>>;
  readonly peers: ReadonlyMap<string, Peers>;
}

const figuresIn = ({ indicators }: Card, subjects: readonly Scored[], formulas: Formulas): ZoneView => {
  const plain = indicators.filter(({ source }) => source.kind !== 'formula');
  const wholes = new Map(plain.map(({ code }) => [code, wholeOf(subjects.flatMap(({ facts }) => facts.get(code) ?? []))]));
  const figures = new Map(
    subjects.map(({ key, facts }) => {
      const own = new Map<string, Figure>();
      for (const one of plain) {
        const fact = facts.get(one.code);
        own.set(one.code, fact === undefined ? { state: 'unknown' } : figureOf(fact, one, wholes.get(one.code) ?? { n: 0, of: 0 }));
      }
      for (const { code } of indicators) if (!own.has(code)) own.set(code, formulas.figure(code, own));
      return [key, own as ReadonlyMap<string, Figure>] as const;
    }),
  );
  const peers = new Map(
    indicators.map((one) => [
      one.code,
      peersOf(
        subjects.map(({ key }) => figures.get(key)?.get(one.code) ?? { state: 'unknown' }),
        one.better,
      ),
    ]),
  );
  return { figures, peers };
};

const lineOf = (figure: Figure, indicator: Indicator, zone: string, peers: Peers, formulas: Formulas, fact: Fact | undefined): Line => {
  const full = fullIn(indicator, zone);
  const given = (figure.state === 'exempt' && indicator.exempt === 'full') || (figure.state === 'none' && indicator.none === 'full');
  // beyond the whole nothing is given for nothing: neither bonus nor malus
  if (given) return { figure, full, points: indicator.outside ? 0 : full };
  if (figure.state !== 'known') return { figure, full: 0, points: null };
  const points = pointsOf(figure.value, indicator, zone, peers, (_, all) => formulas.points(indicator.code, figure.value, all, fact));
  return points === null ? { figure: { state: 'failed' }, full: 0, points: null } : { figure, full, points };
};

/** The sum over what could be judged, brought to the full points of the card; bonus and malus come on top of it. */
const sumOf = (card: Card, zone: string, lines: ReadonlyMap<string, Line>) => {
  let [points, judged, all, beyond] = [0, 0, 0, 0];
  for (const one of card.indicators) {
    const line = lines.get(one.code) as Line;
    if (one.outside) {
      beyond += line.points ?? 0;
      continue;
    }
    all += fullIn(one, zone);
    if (line.points === null) continue;
    judged += line.full;
    points += line.points;
  }
  const share = all === 0 ? 0 : rounded((100 * judged) / all, 6);
  return { total: judged === 0 ? null : rounded((points * card.full) / judged + beyond, card.digits), share };
};

const bandOf = ({ bands, vetoes }: Card, total: number, lines: ReadonlyMap<string, Line>): string | null => {
  let at = bands.findIndex(({ from }) => total >= from);
  if (at < 0) at = bands.length - 1;
  for (const { indicator, when, than, band } of vetoes) {
    const figure = lines.get(indicator)?.figure;
    const hit = figure?.state === 'known' && (when === 'above' ? figure.value > than : figure.value < than);
    if (hit)
      at = Math.max(
        at,
        bands.findIndex(({ code }) => code === band),
      );
  }
  return bands[at]?.code ?? null;
};

/** Equal totals share a rank, the next are skipped; ranks are never given across zones. */
const ranksOf = (results: readonly Omit<Result, 'rank' | 'list'>[]): ReadonlyMap<string, number> => {
  const ranked = results.filter(({ total, unranked }) => total !== null && unranked === null);
  const sorted = [...ranked].sort((a, b) => (b.total as number) - (a.total as number));
  const ranks = new Map<string, number>();
  let rank = 0;
  for (const [i, { key, total }] of sorted.entries()) {
    if (i === 0 || sorted[i - 1]?.total !== total) rank = i + 1;
    ranks.set(key, rank);
  }
  return ranks;
};

/**
 * Who stands on the published lists. Red is decided first and nobody stands on both: where top and bottom would meet, half of the ranked at most are on either.
 * Ties at the edge of a list stand on it together or not at all, so that no order within equal totals decides.
 */
const listsOf = ({ red, yellow }: Card, results: readonly Omit<Result, 'list'>[]): ReadonlyMap<string, 'red' | 'yellow'> => {
  const ranked = results.filter(({ rank }) => rank !== null);
  const half = Math.floor(ranked.length / 2);
  const lists = new Map<string, 'red' | 'yellow'>();
  for (const [list, rule] of [
    ['red', red],
    ['yellow', yellow],
  ] as const) {
    if (!rule) continue;
    const isBest = list === 'red';
    for (const one of ranked) {
      const total = one.total as number;
      const alike = ranked.filter((other) => (isBest ? (other.total as number) >= total : (other.total as number) <= total)).length;
      const within = rule.most === null || alike <= Math.min(rule.most, half);
      const reaches = rule.total === null || (isBest ? total >= rule.total : total <= rule.total);
      if (within && reaches && !lists.has(one.key)) lists.set(one.key, list);
    }
  }
  return lists;
};

/** The zone of each subject. */
export const zonesOf = ({ zones }: Pick<Card, 'zones'>): ((key: string) => string) => {
  const of = new Map(zones.flatMap(({ code, subjects }) => subjects.map((key) => [key, code] as const)));
  return (key) => of.get(key) ?? otherZone;
};

/** Where one subject stands before it is compared. */
export type Alone = Omit<Result, 'rank' | 'list'>;

/** The lines, total and grade of one subject. @param figures its own, by indicator @param peers of its zone, by indicator */
export const judge = (
  card: Card,
  zone: string,
  { key, facts }: Scored,
  figures: ReadonlyMap<string, Figure>,
  peers: (indicator: string) => Peers,
  formulas: Formulas,
): Alone => {
  const lines = new Map(
    card.indicators.map((one) => [
      one.code,
      lineOf(figures.get(one.code) ?? { state: 'unknown' }, one, zone, peers(one.code), formulas, facts.get(one.code)),
    ]),
  );
  const { total, share } = sumOf(card, zone, lines);
  const missing = [...lines.values()].some(({ figure }) => figure.state === 'unknown' || figure.state === 'failed');
  const unranked = ((): UnrankedWhy | null => {
    if (missing) return 'unknown';
    if (total === null || share < card.ranked) return 'thin';
    // people who work are not set in a row by a program (domain: workers are never ranked)
    return isPost(card.subjects) ? 'post' : null;
  })();
  return { key, zone, lines, total, unranked, band: total === null || missing ? null : bandOf(card, total, lines) };
};

/** Ranks and lists of all subjects of one zone. */
export const compare = (card: Card, zone: readonly Alone[]): Result[] => {
  const ranks = ranksOf(zone);
  const ranked = zone.map((one) => ({ ...one, rank: ranks.get(one.key) ?? null }));
  const lists = listsOf(card, ranked);
  return ranked.map((one) => ({ ...one, list: lists.get(one.key) ?? null }));
};

/**
 * Scores all subjects of a card from what is known of them. Pure: the same card and facts always give the same results, which is how a frozen
 * period is recomputed.
 * @returns results in the order of the subjects
 */
export const scoreAll = (card: Card, subjects: readonly Scored[]): Result[] => {
  const formulas = formulasOf(card);
  const zoneOf = zonesOf(card);
  const results = new Map<string, Result>();
  for (const [zone, own] of Map.groupBy(subjects, ({ key }) => zoneOf(key))) {
    const { figures, peers } = figuresIn(card, own, formulas);
    const alone = own.map((one) => judge(card, zone, one, figures.get(one.key) ?? new Map(), (code) => peers.get(code) as Peers, formulas));
    for (const one of compare(card, alone)) results.set(one.key, one);
  }
  return subjects.map(({ key }) => results.get(key) as Result);
};

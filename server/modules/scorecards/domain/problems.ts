import { type Card, fullIn, type Indicator, isPost } from '#contract/scorecards/card.ts';
import { faultsOf } from './formulas.ts';
import { otherZone, rounded } from './score.ts';

/** What is wrong with a card, and where. */
export interface CardProblem {
  readonly at: string;
  readonly code: 'scorecards.card_invalid';
  readonly data: Record<string, unknown>;
}
/** What a card can be made of, as the modules offer it. */
export interface Offered {
  /** Whether there is a measure of that name for these subjects. */
  has(measure: string, subjects: Card['subjects'], byCategory: boolean): boolean;
  /** Per cent of a card's full points a measure may give at most. */
  most(measure: string): number;
}

/** Measures by their codes. */
export type Known = ReadonlyMap<
  string,
  { readonly subjects: readonly Card['subjects'][]; readonly byCategory?: true; readonly most?: number }
>;
/** What a jurisdiction offers. */
export const offered = (known: Known): Offered => ({
  has: (code, subjects, byCategory) => {
    const measure = known.get(code);
    return measure ? measure.subjects.includes(subjects) && (!byCategory || measure.byCategory === true) : false;
  },
  most: (code) => known.get(code)?.most ?? 100,
});

const repeated = (all: readonly string[]): number => all.findIndex((one, i) => all.indexOf(one) < i);

/** Points that may be reached within a zone, bonus and malus apart. */
const sumIn = (indicators: readonly Indicator[], zone: string): number =>
  rounded(
    indicators.reduce((sum, one) => sum + (one.outside ? 0 : fullIn(one, zone)), 0),
    4,
  );

/** Everything that keeps a card from being published, each with its place. Pure. */
export const problemsOf = (card: Card, offered: Offered): CardProblem[] => {
  const { indicators, zones, bands, vetoes } = card;
  const codes = indicators.map(({ code }) => code);
  const problems: CardProblem[] = [];
  const add = (at: string, what: string, data: Record<string, unknown> = {}): void => {
    problems.push({ at, code: 'scorecards.card_invalid', data: { what, ...data } });
  };

  for (const [name, all] of [
    ['indicators', codes],
    ['zones', zones.map(({ code }) => code)],
    ['bands', bands.map(({ code }) => code)],
  ] as const) {
    const at = repeated(all);
    if (at >= 0) add(`${name}.${at}.code`, 'twice', { code: all[at] });
  }
  // a sum of 103 would let the best reach more than the whole; of 97, nobody could
  for (const zone of [otherZone, ...zones.map(({ code }) => code)]) {
    const sum = sumIn(indicators, zone);
    if (sum !== card.full) add('indicators', 'sum', { sum, full: card.full, zone: zones.find(({ code }) => code === zone)?.name ?? null });
  }
  // streets and communities are assessed once a year and as a whole; a department has an indicator there (整治形式主义为基层减负若干规定, 2024)
  if (card.owner && (card.subjects === 'street' || card.subjects === 'community')) add('owner', 'departments_own');
  // whoever holds a post has points and their reasons, and neither place nor list
  if (isPost(card.subjects)) {
    for (const list of ['red', 'yellow'] as const) if (card[list]) add(list, 'posts_unlisted');
    for (const [i, { scoring, name }] of indicators.entries())
      if (scoring.kind === 'place' || scoring.kind === 'span') add(`indicators.${i}.scoring`, 'posts_compared', { name });
  }
  const owners = new Map<string, number>();
  for (const [i, zone] of zones.entries())
    for (const key of zone.subjects) {
      if ((owners.get(key) ?? i) !== i) add(`zones.${i}.subjects`, 'two_zones', { zone: zones[owners.get(key) as number]?.name });
      owners.set(key, i);
    }

  for (const [i, one] of indicators.entries()) {
    const { source, scoring, unit, better, outside } = one;
    const at = `indicators.${i}`;
    if (source.kind === 'measure' && !offered.has(source.measure, card.subjects, source.category !== undefined))
      add(`${at}.source`, 'source_gone', { name: one.name });
    if (source.kind === 'measure') {
      const most = (offered.most(source.measure) * card.full) / 100;
      const given = Math.max(one.full, ...zones.map(({ code }) => fullIn(one, code)));
      if (given > most) add(`${at}.full`, 'rated_too_much', { name: one.name, most });
    }
    if (scoring.kind === 'share' && (unit !== 'percent' || better !== 'more')) add(`${at}.scoring`, 'share_of_what', { name: one.name });
    if (outside && !['add', 'deduct', 'steps', 'given', 'formula'].includes(scoring.kind))
      add(`${at}.outside`, 'outside_how', { name: one.name });
    if (one.small === 'drawn' && one.pull === 0) add(`${at}.pull`, 'drawn_by_nothing', { name: one.name });
    if (scoring.kind === 'steps') {
      const wrong = scoring.steps.findIndex(({ from }, n) => {
        const before = scoring.steps[n - 1];
        return before !== undefined && (better === 'more' ? from >= before.from : from <= before.from);
      });
      if (wrong >= 0) add(`${at}.scoring.steps.${wrong}.from`, 'steps_order', { name: one.name });
    }
    for (const zone of Object.keys(one.zones))
      if (!zones.some(({ code }) => code === zone)) add(`${at}.zones`, 'zone_gone', { code: zone });
  }
  for (const { at, fault } of faultsOf(card)) add(at, 'formula', { fault: fault.code, where: fault.what });

  const unordered = bands.findIndex(({ from }, i) => i > 0 && from >= (bands[i - 1]?.from ?? 0));
  if (unordered >= 0) add(`bands.${unordered}.from`, 'bands_order');
  for (const [i, { indicator, band }] of vetoes.entries()) {
    if (!codes.includes(indicator)) add(`vetoes.${i}.indicator`, 'indicator_gone', { code: indicator });
    if (!bands.some(({ code }) => code === band)) add(`vetoes.${i}.band`, 'band_gone', { code: band });
  }
  for (const list of ['red', 'yellow'] as const) {
    const rule = card[list];
    if (rule && rule.most === null && rule.total === null) add(list, 'list_of_all');
  }
  return problems;
};

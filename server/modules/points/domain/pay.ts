import type { ActUnit, CapPeriod, PersonClass } from '#contract/points/rule-values.ts';
import { perOf } from '#contract/points/rule-values.ts';
import type { PointRule, PointRules } from '#contract/points/rules.ts';

/** An act as rules look at it. */
export interface Act {
  readonly act: string;
  readonly unit: ActUnit;
  readonly kind: string | null;
  /** What whoever did it was on that day, beside a resident. */
  readonly classes: readonly PersonClass[];
  readonly areaCode: string;
  /** Minutes or times. */
  readonly quantity: number;
  /** Its day in Shanghai. */
  readonly on: string;
}

/** What an earlier act of the same person earned and was not taken back. */
export interface Earlier {
  readonly on: string;
  /** Code of the rule that paid. */
  readonly rule: string | null;
  /** Points times units: what it was worth before anything was rounded. */
  readonly credit: number;
  /** Whole points it was worth, with what was left over before; caps not yet asked. */
  readonly raw: number;
  /** Points paid. */
  readonly points: number;
}

/** A cap that cut what was paid. */
export interface Cut {
  readonly per: CapPeriod;
  readonly points: number;
  /** The rule whose cap it is; null: of the book. */
  readonly rule: string | null;
  readonly class: PersonClass | null;
}

/** What an act earns, and why. */
export interface Paid {
  readonly rule: PointRule | null;
  readonly credit: number;
  readonly raw: number;
  readonly points: number;
  readonly cut: Cut | null;
}

/** First and last day of a span of time. */
export interface Span {
  readonly from: string;
  readonly to: string;
}

const two = (n: number): string => String(n).padStart(2, '0');
/** Days of other months than the last do not matter to comparisons of text: none lies behind the 31st. */
const months = (year: number, month: number, length: number): Span => {
  const last = year * 12 + month - 1 + length - 1;
  return { from: `${year}-${two(month)}-01`, to: `${Math.floor(last / 12)}-${two((last % 12) + 1)}-31` };
};

/** The season a day lies in, from the months with which seasons begin. */
export const seasonOf = (starts: readonly number[], on: string): Span => {
  const [year, month] = [Number(on.slice(0, 4)), Number(on.slice(5, 7))];
  const sorted = [...starts].sort((a, b) => a - b);
  const start = sorted.findLast((one) => one <= month) ?? (sorted.at(-1) as number);
  const next = sorted.find((one) => one > start) ?? (sorted[0] as number) + 12;
  return months(start <= month ? year : year - 1, start, next - start);
};

/** The span of a cap around a day. One act has none: its cap looks at nothing else. */
export const spanOf = (starts: readonly number[], per: CapPeriod, on: string): Span | null => {
  if (per === 'act') return null;
  if (per === 'day') return { from: on, to: on };
  if (per === 'month') return { from: `${on.slice(0, 7)}-01`, to: `${on.slice(0, 7)}-31` };
  if (per === 'season') return seasonOf(starts, on);
  return { from: `${on.slice(0, 4)}-01-01`, to: `${on.slice(0, 4)}-12-31` };
};

/** The days whose acts decide what an act of a day earns: those of its year and of its season. */
export const windowOf = (starts: readonly number[], on: string): Span => {
  const [season, year] = [seasonOf(starts, on), spanOf(starts, 'year', on) as Span];
  const [from, to] = [[season.from, year.from].sort()[0], [season.to, year.to].sort()[1]];
  return { from: from as string, to: to as string };
};

const isIn = ({ from, to }: Span, on: string): boolean => from <= on && on <= to;
const worth = (rules: readonly (number | string)[], others: readonly (number | string)[]): number => {
  const at = rules.findIndex((one, i) => one !== others[i]);
  if (at < 0) return 0;
  return (rules[at] as number | string) > (others[at] as number | string) ? -1 : 1;
};
/** The most special first: a named kind, a named class, the smaller area; then the one that pays more, then by code. */
const special = (rule: PointRule) => [
  rule.kinds.length > 0 ? 1 : 0,
  rule.classes.length > 0 ? 1 : 0,
  rule.area?.length ?? 0,
  rule.points,
  rule.code,
];

/** The one rule that pays an act; null where none does. */
export const ruleFor = ({ rules }: PointRules, { act, kind, classes, areaCode, on }: Omit<Act, 'unit' | 'quantity'>): PointRule | null => {
  const is = (one: PersonClass): boolean => one === 'resident' || classes.includes(one);
  const fit = rules.filter(
    (rule) =>
      rule.act === act &&
      (rule.kinds.length === 0 || (kind !== null && rule.kinds.includes(kind))) &&
      (rule.classes.length === 0 || rule.classes.some(is)) &&
      (rule.area === null || areaCode.startsWith(rule.area)) &&
      (rule.from === null || rule.from <= on) &&
      (rule.until === null || on <= rule.until),
  );
  return fit.sort((a, b) => worth(special(a), special(b)))[0] ?? null;
};

/** Caps that hold for an act: those of its rule, those for everybody, and of those for what somebody is the widest of each length. */
const capsFor = ({ caps }: PointRules, rule: PointRule, classes: readonly PersonClass[]): Cut[] => {
  const mine = caps.filter((one) => one.class === 'resident' || (one.class !== null && classes.includes(one.class)));
  const widest = [...Map.groupBy(mine, ({ per }) => per).values()].map((some) => some.reduce((a, b) => (b.points > a.points ? b : a)));
  return [
    ...rule.caps.map((one) => ({ ...one, rule: rule.code, class: null })),
    ...caps.filter((one) => one.class === null).map((one) => ({ ...one, rule: null })),
    ...widest.map((one) => ({ ...one, rule: null })),
  ];
};

/**
 * What an act earns. Time is counted in the steps of the book; what is less than a point counts with the next act of the year that the same rule pays.
 * Points over a cap are lost, those below it are paid.
 * @param earlier what the person earned within {@link windowOf} the day of the act, in any order
 */
export const pay = (book: PointRules, act: Act, earlier: readonly Earlier[]): Paid => {
  const rule = ruleFor(book, act);
  if (!rule) return { rule: null, credit: 0, raw: 0, points: 0, cut: null };
  const counted = act.unit === 'minutes' ? Math.floor(act.quantity / book.step) * book.step : act.quantity;
  const credit = counted * rule.points;
  const per = perOf[act.unit];
  const year = spanOf(book.seasons, 'year', act.on) as Span;
  const left = earlier.reduce((sum, one) => (one.rule === rule.code && isIn(year, one.on) ? sum + one.credit - per * one.raw : sum), 0);
  const raw = Math.max(0, Math.floor((left + credit) / per));
  let points = raw;
  let cut: Cut | null = null;
  for (const cap of capsFor(book, rule, act.classes)) {
    const span = spanOf(book.seasons, cap.per, act.on);
    const used = span
      ? earlier.reduce((sum, one) => (isIn(span, one.on) && (cap.rule === null || cap.rule === one.rule) ? sum + one.points : sum), 0)
      : 0;
    const room = Math.max(0, cap.points - used);
    if (room < points) [points, cut] = [room, cap];
  }
  return { rule, credit, raw, points, cut };
};

import type { PropertyComplaints } from '#contract/property/api.ts';

/** An estate as it is counted. */
export interface Estate {
  readonly id: string;
  readonly areaCode: string;
  readonly households: number;
}
/** A contract, in force on whole days, both included. */
export interface Contract {
  readonly estate: string;
  readonly company: string;
  readonly begins: string;
  readonly ends: string;
}
/** Days of an estate on which one company, or none, held its contract. */
export interface Piece {
  readonly estate: Estate;
  readonly company: string | null;
  readonly from: string;
  readonly to: string;
}
export type Figures = PropertyComplaints['total'];

const dayLong = 86_400_000;
const at = (day: string): number => Date.parse(`${day}T00:00:00Z`);
const shifted = (day: string, days: number): string => new Date(at(day) + days * dayLong).toISOString().slice(0, 10);
const daysOf = (from: string, to: string): number => Math.round((at(to) - at(from)) / dayLong) + 1;

/** A month some months away. */
export const monthAway = (month: string, n: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + n, 1)).toISOString().slice(0, 7);
};
export const firstDay = (month: string): string => `${month}-01`;
export const lastDay = (month: string): string => shifted(firstDay(monthAway(month, 1)), -1);

/** Cuts the days of an estate where its contract passes to another company; of two on one day, that which began later. */
export const piecesOf = (estate: Estate, contracts: readonly Contract[], from: string, to: string): Piece[] => {
  const own = contracts.filter((one) => one.estate === estate.id && one.ends >= from && one.begins <= to);
  const cuts = new Set([from, ...own.flatMap(({ begins, ends }) => [begins, shifted(ends, 1)])]);
  const starts = [...cuts].filter((day) => day >= from && day <= to).sort();
  const pieces: Piece[] = [];
  for (const [i, start] of starts.entries()) {
    const next = starts[i + 1];
    const holder = own
      .filter(({ begins, ends }) => begins <= start && start <= ends)
      .reduce<Contract | null>((late, one) => (late === null || one.begins > late.begins ? one : late), null);
    const company = holder?.company ?? null;
    const end = next === undefined ? to : shifted(next, -1);
    const last = pieces.at(-1);
    if (last?.company === company) pieces[pieces.length - 1] = { ...last, to: end };
    else pieces.push({ estate, company, from: start, to: end });
  }
  return pieces;
};

/** Estates whose area is that of another too, or holds it: what is counted there is of all of them. */
export const sharedAreas = (estates: readonly Estate[]): ReadonlySet<string> => {
  const sorted = estates.toSorted((a, b) => (a.areaCode < b.areaCode ? -1 : 1));
  const shared = new Set<string>();
  for (const [i, one] of sorted.entries())
    for (let n = i + 1; sorted[n]?.areaCode.startsWith(one.areaCode); n += 1) {
      shared.add(one.id);
      if (sorted[n]?.areaCode === one.areaCode) shared.add(sorted[n]?.id ?? '');
    }
  return shared;
};

/** Complaints a year and thousand households; null without households. */
const rateOf = (complaints: number, householdDays: number): number | null =>
  householdDays === 0 ? null : Math.round((complaints * 1000 * 365 * 10) / householdDays) / 10;

/** A piece with what was counted on its days, by month. */
export interface Counted extends Piece {
  readonly counts: ReadonlyMap<string, number>;
}
/**
 * Figures over some pieces of days.
 * @param months the twelve that are asked for; those of the year before are compared
 */
export const figuresOf = (pieces: readonly Counted[], months: readonly string[]): Figures => {
  const former = months.map((month) => monthAway(month, -12));
  const inMonth = (month: string): number => pieces.reduce((sum, { counts }) => sum + (counts.get(month) ?? 0), 0);
  const span = (some: readonly string[]): readonly [string, string] => [firstDay(some[0] ?? ''), lastDay(some.at(-1) ?? '')];
  const householdDays = (some: readonly string[]): number => {
    const [first, last] = span(some);
    return pieces.reduce((sum, { estate, from, to }) => {
      // days in order as texts
      const begin = [from, first].toSorted().at(-1) ?? first;
      const end = [to, last].toSorted()[0] ?? last;
      return begin > end ? sum : sum + estate.households * daysOf(begin, end);
    }, 0);
  };
  const [now, then] = [months.map(inMonth), former.map(inMonth)];
  const total = (some: readonly number[]): number => some.reduce((sum, n) => sum + n, 0);
  const before = total(then);
  return {
    complaints: total(now),
    before: before === 0 ? null : before,
    perThousand: rateOf(total(now), householdDays(months)),
    perThousandBefore: before === 0 ? null : rateOf(before, householdDays(former)),
    months: now,
    monthsBefore: then,
  };
};

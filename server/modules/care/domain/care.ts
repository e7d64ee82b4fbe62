import type { CareRhythm } from '#contract/care/kinds.ts';
import { guardianBelow } from '#contract/care/kinds.ts';
import type { CareConsent } from '#contract/care/records.ts';
import type { ErrorCode } from '#contract/kernel/errors.ts';
import { baseOf } from '#contract/kernel/kinds.ts';
import { monthsAfter } from '#kernel/calendar.ts';
import { ageOn } from './meals.ts';

/** Days from one day to another, both included. */
export const daysOf = (from: string, until: string): number => Math.round((Date.parse(until) - Date.parse(from)) / 86_400_000) + 1;

/** In how many days somebody looks in again. */
export const rhythmDays: Readonly<Record<CareRhythm, number>> = { week: 7, month: 31, quarter: 92 };

/** How often somebody with these classes is visited where nobody says otherwise. */
export const rhythmFor = (
  classes: readonly string[],
  { weekly, monthly }: { weekly: readonly string[]; monthly: readonly string[] },
): CareRhythm => {
  const has = (list: readonly string[]) => classes.some((one) => list.includes(baseOf(one)));
  return has(weekly) ? 'week' : has(monthly) ? 'month' : 'quarter';
};

/** What is wrong with a consent; null: nothing. */
export const faultOfConsent = (
  consent: CareConsent,
  born: string | null,
  today: string,
  months: number,
): { code: ErrorCode; data?: Record<string, unknown> } | null => {
  if (consent.on > today || consent.until < today) return { code: 'care.consent_days' };
  if (consent.until > monthsAfter(consent.on, months)) return { code: 'care.consent_long', data: { months } };
  if (consent.how === 'spoken' && consent.witness === null) return { code: 'care.witness_needed' };
  if (born !== null && ageOn(born, consent.on) < guardianBelow && consent.guardian === null) return { code: 'care.guardian_needed' };
  return null;
};

/** A term in a home sickbed, both days included. */
export interface Term {
  readonly on: string;
  readonly until: string;
}
const within = ({ on, until }: Term, year: string): number => {
  const [from, to] = [on < `${year}-01-01` ? `${year}-01-01` : on, until > `${year}-12-31` ? `${year}-12-31` : until];
  return from > to ? 0 : daysOf(from, to);
};
/** What is wrong with another term; days and terms count in the years they lie in. Null: nothing. */
export const faultOfTerm = (
  term: Term,
  others: readonly Term[],
  most: { readonly term: number; readonly year: number; readonly terms: number },
): { code: ErrorCode; data?: Record<string, unknown> } | null => {
  if (daysOf(term.on, term.until) > most.term) return { code: 'care.bed_term', data: { days: most.term } };
  if (others.some(({ on, until }) => on <= term.until && term.on <= until)) return { code: 'care.bed_overlap' };
  for (const year of new Set([term.on.slice(0, 4), term.until.slice(0, 4)])) {
    const inYear = [...others, term].filter((one) => within(one, year) > 0);
    if (inYear.length > most.terms) return { code: 'care.bed_terms', data: { terms: most.terms, year } };
    if (inYear.reduce((sum, one) => sum + within(one, year), 0) > most.year)
      return { code: 'care.bed_year', data: { days: most.year, year } };
  }
  return null;
};

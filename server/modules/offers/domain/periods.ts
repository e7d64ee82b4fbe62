import { shanghaiDay } from '#contract/kernel/day.ts';
import type { LimitPeriod, OfferState, SettlementPeriod } from '#contract/offers/values.ts';
import { dayText, numberOf, weekdayOf } from '#kernel/calendar.ts';

const two = (n: number): string => String(n).padStart(2, '0');

/** The month or quarter a moment lies in: `2026-11`, `2026-Q4`. */
export const periodOf = (at: Date, kind: SettlementPeriod): string => {
  const [year, month] = shanghaiDay(at).split('-') as [string, string];
  return kind === 'month' ? `${year}-${month}` : `${year}-Q${Math.ceil(Number(month) / 3)}`;
};

const lastMonth = (period: string): [year: number, month: number] => {
  const [year, part = ''] = period.split('-') as [string, string];
  return [Number(year), part.startsWith('Q') ? Number(part.slice(1)) * 3 : Number(part)];
};

/** Its last day. */
export const endOf = (period: string): string => {
  const [year, month] = lastMonth(period);
  return new Date(Date.UTC(year, month, 0)).toISOString().slice(0, 10);
};

/** The one that follows. */
export const after = (period: string): string => {
  const [year, month] = lastMonth(period);
  const [y, m] = month === 12 ? [year + 1, 1] : [year, month + 1];
  return period.includes('Q') ? `${y}-Q${Math.ceil(m / 3)}` : `${y}-${two(m)}`;
};

/** Since when what somebody had of an offer counts; null: ever. Weeks begin on Monday. */
export const limitSince = (at: Date, period: LimitPeriod): Date | null => {
  if (period === 'ever') return null;
  const day = shanghaiDay(at);
  const number = numberOf(day);
  const from = { day, week: dayText(number - weekdayOf(number)), month: `${day.slice(0, 7)}-01`, year: `${day.slice(0, 4)}-01-01` }[period];
  return new Date(`${from}T00:00:00+08:00`);
};

/** Whether an offer can be bought on a day. */
export const isOpen = (offer: { state: OfferState; from: string; until: string | null }, day: string): boolean =>
  offer.state === 'live' && offer.from <= day && (offer.until === null || offer.until >= day);

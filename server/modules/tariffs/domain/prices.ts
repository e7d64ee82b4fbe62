import { type Price, priceAhead, priceOn } from '#contract/tariffs/values.ts';
import { daysAfter } from '#kernel/calendar.ts';

/** What keeps a price from being set; null: nothing. A raise never counts on the day it is set, whatever the setting says. */
export type PriceFault =
  | { readonly code: 'tariffs.price_past' }
  | { readonly code: 'tariffs.raise_too_soon'; readonly from: string }
  | { readonly code: 'tariffs.price_same' };

/** @param prices those that count or are announced, in the order in which they were set */
export const priceFault = (
  prices: readonly Price[],
  { fen, from }: Pick<Price, 'fen' | 'from'>,
  today: string,
  raiseDays: number,
): PriceFault | null => {
  if (from < today) return { code: 'tariffs.price_past' };
  const now = priceOn(prices, today);
  if (now === null) return null;
  const earliest = daysAfter(today, Math.max(1, raiseDays));
  if (fen > now.fen && from < earliest) return { code: 'tariffs.raise_too_soon', from: earliest };
  return fen === now.fen && priceAhead(prices, today) === null ? { code: 'tariffs.price_same' } : null;
};

/** Whether something offered in these areas is offered in another: there and below. */
export const isOffered = (areas: readonly string[], code: string): boolean => areas.some((one) => code.startsWith(one));

/*
 * Words and rules of price lists that server, console and phone share. Free of zod.
 */
import type { CaseState } from '../cases/states.ts';

/** What is offered at home. */
export const trades = ['cleaning', 'appliance', 'plumbing', 'unblocking', 'locks', 'hauling', 'elder', 'other'] as const;
export type Trade = (typeof trades)[number];

/** Areas in which one thing can be offered. */
export const mostAreas = 50;

/** Times of a day that can be booked, as they are read. */
export const slots = ['08:30-10:30', '10:30-12:30', '14:00-16:00', '16:00-18:00', '18:30-20:30'] as const;
export type Slot = (typeof slots)[number];
/** Days ahead that can be booked, today among them. */
export const daysAhead = 14;

/** Case type of what is booked. */
export const bookedType = 'home_service';

/** Where a booking stands: waits for the company, is promised, somebody is on the way, done and not rated yet, over, came to nothing. */
export const stands = ['asked', 'confirmed', 'coming', 'done', 'over', 'off'] as const;
export type Stand = (typeof stands)[number];

/** States in which a booking keeps its time with the company. */
export const holding = ['dispatched', 'handling', 'waiting', 'shelved'] as const satisfies readonly CaseState[];
const doneIn: readonly CaseState[] = ['answered', 'checked', 'called_back'];
const overIn: readonly CaseState[] = ['closed', 'archived'];

export const standOf = (state: CaseState, coming: boolean): Stand =>
  state === 'dispatched'
    ? 'asked'
    : (holding as readonly CaseState[]).includes(state)
      ? coming
        ? 'coming'
        : 'confirmed'
      : doneIn.includes(state)
        ? 'done'
        : overIn.includes(state)
          ? 'over'
          : 'off';

/** What a company does about a booking. */
export const companySteps = ['confirm', 'leave', 'done', 'reprice', 'refuse'] as const;
export type CompanyStep = (typeof companySteps)[number];
/** Which of them a stand allows, what comes next first; while a new price waits for consent, nobody says that it is done. */
export const stepsAt = (stand: Stand, asked: boolean): readonly CompanyStep[] =>
  stand === 'asked'
    ? ['confirm', 'refuse']
    : stand === 'confirmed' || stand === 'coming'
      ? (['leave', 'done', 'reprice', 'refuse'] as const).filter(
          (one) => !(one === 'leave' && stand === 'coming') && !(asked && (one === 'done' || one === 'reprice')),
        )
      : [];

/** A price of a service, in fen, from a day on. */
export interface Price {
  readonly id: string;
  readonly fen: number;
  readonly from: string;
}

/** The price that counts on a day: of those begun, the one that begins last; of one day, the one set last. Prices stand in the order in which they were set. */
export const priceOn = (prices: readonly Price[], day: string): Price | null =>
  prices.reduce<Price | null>((best, one) => (one.from <= day && (best === null || one.from >= best.from) ? one : best), null);

/** The price that is announced and not begun; null: none. */
export const priceAhead = (prices: readonly Price[], day: string): Price | null => prices.find(({ from }) => from > day) ?? null;

/** What was asked elsewhere for the same, on a day. */
export interface Quote {
  readonly fen: number;
  readonly day: string;
}
/** The market beside a price. Nothing is said to be cheaper without enough dated prices of others. */
export type Market =
  /** Nobody asked around, or too few: so many prices of the `least` were noted. */
  | { readonly kind: 'none'; readonly n: number; readonly least: number }
  /** Enough were noted, but too long ago: the last on this day. */
  | { readonly kind: 'old'; readonly n: number; readonly last: string }
  /** The middle of those noted between two days. */
  | { readonly kind: 'known'; readonly n: number; readonly fen: number; readonly first: string; readonly last: string };

/** The middle of some sums in fen, rounded half up. */
const middle = (sums: readonly number[]): number => {
  const sorted = [...sums].sort((a, b) => a - b);
  const at = sorted.length >> 1;
  const upper = sorted[at] ?? 0;
  return sorted.length % 2 === 1 ? upper : Math.round(((sorted[at - 1] ?? 0) + upper) / 2);
};

/** @param since the first day from which a price of others still counts @param least how many it takes */
export const marketOf = (quotes: readonly Quote[], since: string, least: number): Market => {
  const days = (some: readonly Quote[]) => some.map(({ day }) => day).sort();
  const fresh = quotes.filter(({ day }) => day >= since);
  if (fresh.length >= least) {
    const [first = '', last = first] = [days(fresh)[0], days(fresh).at(-1)];
    return { kind: 'known', n: fresh.length, fen: middle(fresh.map(({ fen }) => fen)), first, last };
  }
  const last = days(quotes).at(-1);
  return last !== undefined && quotes.length >= least && fresh.length === 0
    ? { kind: 'old', n: quotes.length, last }
    : { kind: 'none', n: fresh.length, least };
};

/** By how much a price is below (−) or above (+) the market, in whole per cent; null: not known. */
export const offMarket = (fen: number, market: Market): number | null =>
  market.kind === 'known' && market.fen > 0 ? Math.round(((fen - market.fen) * 100) / market.fen) : null;

import type { Holder } from '#modules/points/index.ts';

/** Something asked of offers and vouchers under an id. */
export type VoucherAct =
  | { readonly do: 'buy'; readonly id: string; readonly offer: string; readonly person: string }
  /** A device of a merchant reads what was shown in a half minute, now or – without a network – some time ago. */
  | {
      readonly do: 'use';
      readonly id: string;
      readonly voucher: string;
      readonly merchant: string;
      readonly device: string;
      readonly step: number;
      readonly offline: boolean;
    }
  | { readonly do: 'back'; readonly id: string; readonly voucher: string }
  | { readonly do: 'refund'; readonly id: string; readonly voucher: string; readonly goodsBack: boolean }
  | { readonly do: 'stock'; readonly id: string; readonly offer: string; readonly quantity: number };

/** Something asked under an id. */
export type Act =
  | VoucherAct
  | {
      readonly do: 'move';
      readonly id: string;
      readonly from: Holder;
      readonly to: Holder;
      readonly points: number;
      readonly lastDay: string | null;
      /** Held until then; null: moved at once. */
      readonly until: string | null;
    }
  | { readonly do: 'post' | 'void'; readonly id: string; readonly of: string }
  | { readonly do: 'reverse'; readonly id: string; readonly of: string; readonly asFarAsThere: boolean };

/** An offer of a shop of the simulation. */
export interface Offer {
  readonly id: string;
  readonly shop: string;
  readonly partners: readonly string[];
  readonly points: number;
  /** Pieces at the beginning; null: as many as are asked for. */
  readonly stock: number | null;
  readonly perPerson: number | null;
  readonly perPeriod: 'day' | 'week' | 'month';
  readonly validDays: number;
  readonly whenExpired: 'back' | 'merchant';
}

/** A merchant that settles by the month or the quarter. */
export interface Shop {
  readonly id: string;
  readonly settles: 'month' | 'quarter';
}

/** What the district of the simulation has set: days a phone may be without a network, points borne a month, vouchers held at most. */
export const set = { offlineDays: 2, borne: 60, held: 6 } as const;

/** How an act turned out: `ok`, with the points where they can differ, or the code of the refusal. */
export type Outcome = string;

/** How a rival fared, and when in seconds: with its locks held, so that rivals for one account are told apart. */
export interface Rival {
  readonly outcome: Outcome;
  readonly at: number;
}

/** What a server process is asked to do. */
export type Order =
  | { readonly order: 'open'; readonly appUrl: string; readonly jurisdictionId: string }
  /** Acts in one transaction, in turn; the process kills itself before the act of that number, or once all are written. */
  | { readonly order: 'batch'; readonly at: string; readonly acts: readonly Act[]; readonly dieAt: number | null }
  /** Acts of rival devices: each in a transaction of its own, all at once. */
  | { readonly order: 'rivals'; readonly at: string; readonly acts: readonly Act[] }
  | { readonly order: 'shops'; readonly at: string; readonly shops: readonly Shop[]; readonly offers: readonly Offer[] }
  | { readonly order: 'expire'; readonly at: string }
  | { readonly order: 'known'; readonly id: string };

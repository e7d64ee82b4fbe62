/** What a merchant gives for points. */
export const offerKinds = ['goods', 'service', 'discount'] as const;
export type OfferKind = (typeof offerKinds)[number];

/** Somebody in business, or a supermarket of a community (爱心超市) that keeps a book of its stock. */
export const merchantKinds = ['merchant', 'supermarket'] as const;
export type MerchantKind = (typeof merchantKinds)[number];

/** proposed → live or refused; live → ended. */
export const offerStates = ['proposed', 'live', 'refused', 'ended'] as const;
export type OfferState = (typeof offerStates)[number];

/** Within which time somebody may have an offer so often. */
export const limitPeriods = ['day', 'week', 'month', 'year', 'ever'] as const;
export type LimitPeriod = (typeof limitPeriods)[number];

/** bought → redeemed, returned (before it was used) or expired; redeemed → refunded. */
export const voucherStates = ['bought', 'redeemed', 'returned', 'refunded', 'expired'] as const;
export type VoucherState = (typeof voucherStates)[number];

/** What becomes of the points of a voucher nobody used: back to whoever bought it, or the merchant has them, who held the thing ready. */
export const expiries = ['back', 'merchant'] as const;
export type Expiry = (typeof expiries)[number];

/** What stands in the book of a stock: it came in, was given out without points, was counted otherwise. */
export const stockWhats = ['received', 'given', 'corrected'] as const;
export type StockWhat = (typeof stockWhats)[number];

/** How often a merchant settles. */
export const settlementPeriods = ['month', 'quarter'] as const;
export type SettlementPeriod = (typeof settlementPeriods)[number];

/** Lines of a settlement sheet: used, not used in time, given back, used a second time at the cost of the district. */
export const entryWhats = ['redeemed', 'lapsed', 'refunded', 'borne'] as const;
export type EntryWhat = (typeof entryWhats)[number];

/** What came of showing a voucher: used; or used before, and then at whose cost. */
export const outcomes = ['redeemed', 'second_district', 'second_merchant'] as const;
export type Outcome = (typeof outcomes)[number];

/** open → closed (its time is over, nothing more is written in it) → confirmed by the merchant → paid outside. */
export const settlementStates = ['open', 'closed', 'confirmed', 'paid'] as const;
export type SettlementState = (typeof settlementStates)[number];

/** Offers a phone reads at a time, to sort them by a distance that stays on the phone. */
export const mostOffers = 1000;

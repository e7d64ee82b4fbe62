import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';

const own = { permission: 'settings.configure', action: 'settings.offers' } as const;

/** Points of second uses a month that the district bears; beyond them the merchant does. 0: none. */
export const bornePoints = defineSetting({
  key: 'offers.borne_points',
  schema: z.number().int().min(0).max(1_000_000),
  default: 500,
  ...own,
});

/** Days after which what a phone without a network took is not accepted any more. */
export const offlineDays = defineSetting({ key: 'offers.offline_days', schema: z.number().int().min(0).max(60), default: 7, ...own });

/** Vouchers somebody may hold unused at a time, so that nobody buys up what others want. */
export const mostHeld = defineSetting({ key: 'offers.most_held', schema: z.number().int().min(1).max(100), default: 10, ...own });

/** Words an offer may not have beside those of `rights.ts`, with commas between them. What the law gives stays; places add to it. */
export const moreRights = defineSetting({ key: 'offers.more_rights', schema: z.string().max(300), default: '', ...own });

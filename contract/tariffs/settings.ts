import { z } from 'zod';
import { defineSetting } from '../kernel/settings.ts';

const common = { permission: 'settings.configure', action: 'settings.tariffs' } as const;
const whole = (least: number, most: number) => z.number().int().min(least).max(most);

/** Days before which a higher price is announced; it never counts on the day it is set. */
export const raiseDays = defineSetting({ key: 'tariffs.raise_days', schema: whole(1, 90), default: 1, ...common });
/** Prices of others it takes to speak of a market price. */
export const leastQuotes = defineSetting({ key: 'tariffs.least_quotes', schema: whole(2, 20), default: 3, ...common });
/** Months for which a price of others counts. */
export const quoteMonths = defineSetting({ key: 'tariffs.quote_months', schema: whole(1, 36), default: 6, ...common });
/** Days for whoever booked to say how it was; silence is no praise. */
export const rateDays = defineSetting({ key: 'tariffs.rate_days', schema: whole(1, 60), default: 7, ...common });

import { type Stand, stands, type Trade, trades } from '#contract/tariffs/values.ts';

const oneOf = <T extends string>(all: readonly T[], value: unknown): T | undefined => all.find((one) => one === value);
const word = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
// codes of areas look like numbers in an address
const code = (value: unknown): string | undefined => word(typeof value === 'number' ? String(value) : value);

export interface PriceSearch {
  trade?: Trade | undefined;
  company?: string | undefined;
  area?: string | undefined;
}
export const readPriceSearch = (raw: Record<string, unknown>): PriceSearch => ({
  trade: oneOf(trades, raw['trade']),
  company: word(raw['company']),
  area: code(raw['area']),
});
export interface JobSearch {
  stand?: Stand | undefined;
  company?: string | undefined;
  area?: string | undefined;
}
export const readJobSearch = (raw: Record<string, unknown>): JobSearch => ({
  stand: oneOf(stands, raw['stand']),
  company: word(raw['company']),
  area: code(raw['area']),
});
export interface MonthSearch {
  month?: string | undefined;
  area?: string | undefined;
}
export const readMonthSearch = (raw: Record<string, unknown>): MonthSearch => ({
  month: word(raw['month'])?.match(/^20\d\d-(0[1-9]|1[0-2])$/)?.[0],
  area: code(raw['area']),
});

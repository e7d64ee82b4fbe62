/** Whole days from one day to another; negative when `to` lies before. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);

/** A period of whole days, both ends included; without a last day it is open. */
export interface Period {
  readonly validFrom: string;
  readonly validTo: string | null;
}
export const overlap = (a: Period, b: Period): boolean =>
  (a.validTo === null || a.validTo >= b.validFrom) && (b.validTo === null || b.validTo >= a.validFrom);

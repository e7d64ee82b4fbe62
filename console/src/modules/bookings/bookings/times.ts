export const clockOf = (moment: string): string => new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(11, 16);
export const spanOf = (from: string, to: string): string => `${clockOf(from)}–${clockOf(to)}`;
export const daysAfter = (day: string, days: number): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
/** A moment by day and clock in Shanghai. */
export const momentOf = (day: string, clock: string): string => new Date(`${day}T${clock}:00+08:00`).toISOString();
export const yuan = (fen: number): string => (fen / 100).toFixed(2);

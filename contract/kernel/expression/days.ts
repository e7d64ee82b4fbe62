const dayLong = 86_400_000;

/** Milliseconds of a day `YYYY-MM-DD`, whatever follows it; not a number for any other text. */
const at = (text: string): number => (/^\d{4}-\d\d-\d\d/.test(text) ? Date.parse(`${text.slice(0, 10)}T00:00:00Z`) : Number.NaN);
const dayOf = (milliseconds: number): string => new Date(milliseconds).toISOString().slice(0, 10);

/** Days from one day to another, negative where that lies before; null where either text is no day. */
export const daysSince = (day: string, since: string): bigint | null => {
  const days = Math.round((at(day) - at(since)) / dayLong);
  return Number.isNaN(days) ? null : BigInt(days);
};

/** The day so many days after a day, before it where they are negative; null where the text is no day, or the other day lies in no year of ours. */
export const plusDays = (day: string, days: bigint): string | null => {
  const then = at(day) + Number(days) * dayLong;
  return then > -62_000_000_000_000 && then < 250_000_000_000_000 ? dayOf(then) : null;
};

/** The day so many months after a day, the last of the month where there is no such day: one month after 31 January is 28 February. */
export const plusMonths = (day: string, months: bigint): string | null => {
  const from = at(day);
  if (Number.isNaN(from) || months > 12_000n || months < -12_000n) return null;
  const date = new Date(from);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth() + Number(months);
  const last = Date.UTC(Math.floor(month / 12), (((month % 12) + 12) % 12) + 1, 0);
  const first = last - (new Date(last).getUTCDate() - 1) * dayLong;
  return plusDays(dayOf(first), BigInt(Math.min(date.getUTCDate(), new Date(last).getUTCDate()) - 1));
};

/** The quarter of a day, `2026-Q4`; null where the text is no day. */
export const quarter = (day: string): string | null =>
  Number.isNaN(at(day)) ? null : `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`;

import { shanghaiDay } from '#contract/kernel/day.ts';
import { platformDay, shortDay } from '#ui/time.ts';

/** 14:00 in Shanghai. */
export const clockOf = (moment: string): string => new Date(Date.parse(moment) + 8 * 3_600_000).toISOString().slice(11, 16);
export const spanOf = (from: string, to: string): string => `${clockOf(from)}–${clockOf(to)}`;
/** 12月15日 周一 */
export const dayWords = (day: string, locale: string): string => {
  const noon = new Date(`${day}T12:00:00+08:00`);
  const weekday = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { weekday: 'short', timeZone: 'Asia/Shanghai' });
  return `${shortDay(noon, locale)} ${weekday.format(noon)}`;
};
export const momentWords = (from: string, to: string, locale: string): string =>
  `${dayWords(shanghaiDay(new Date(from)), locale)} ${spanOf(from, to)}`;

/** Days from today on. */
export const daysAhead = (count: number): string[] => Array.from({ length: count }, (_, n) => platformDay(n));
/** Yuan of fen, without needless zeros. */
export const yuan = (fen: number): string => (fen % 100 === 0 ? String(fen / 100) : (fen / 100).toFixed(2));

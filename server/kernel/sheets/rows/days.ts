import { plain } from '#contract/kernel/typed.ts';
import { type Cell, isBlank, isOdd } from './cells.ts';

/** How a day is written: as the spreadsheet's own, 2026-11-28, 2026/11/28, 2026.11.28, 2026年11月28日, 20261128, day or month first. */
export type DayStyle = 'own' | 'dashes' | 'slashes' | 'dots' | 'words' | 'digits' | 'dayFirst' | 'monthFirst';
export interface WrittenDay {
  readonly day: string;
  readonly style: DayStyle;
  /** Whether a time of day stands behind it. */
  readonly timed: boolean;
}
/** What of a column says how its days are read: which comes first where both could, and how most are written. */
export interface DayHabit {
  readonly first: 'day' | 'month' | null;
  readonly common: DayStyle;
}
/** A year, or a year and a month: no day. */
export const isPartOfDay = (text: string): boolean => /^(19|20)\d\d([-/.年](0?[1-9]|1[0-2])月?|年)?$/.test(plain(text));

/** A day whose year has two digits, or of which nobody knows what is day and what is month: `80-1-5`, `03/04/2026`. */
export const isShortDay = (text: string): boolean => /^\d{2}[-/.年]\d{1,2}[-/.月]\d{1,2}日?$/.test(plain(text));
export const isEitherDay = (text: string): boolean => readDay(text) === null && readDay(text, 'day') !== null;

const byOrder: readonly DayStyle[] = ['own', 'dashes', 'slashes', 'dots', 'words', 'digits', 'dayFirst', 'monthFirst'];
const time = /^[T\s]\s*\d{1,2}:\d\d.*$/;

/** A day of the calendar from 1900 on, as `YYYY-MM-DD`; null where there is none. */
const dayFrom = (y: number, m: number, d: number): string | null => {
  const made = new Date(Date.UTC(y, m - 1, d));
  const isRight = made.getUTCDate() === d && made.getUTCMonth() + 1 === m && y >= 1900 && y <= 2999;
  return isRight ? made.toISOString().slice(0, 10) : null;
};
const written = (day: string | null, style: DayStyle, rest: string): WrittenDay | null =>
  day !== null && (rest === '' || time.test(rest))
    ? { day, style, timed: rest !== '' && !/^[T\s]\s*0?0:00(:00(\.0+)?)?Z?$/.test(rest) }
    : null;
const separators: Readonly<Record<string, DayStyle>> = { '-': 'dashes', '/': 'slashes', '.': 'dots', 年: 'words' };

/**
 * A text as a day, in any way people write one.
 * @param first which comes first in `03/04/2026`; null: not known, and then that is no day
 */
export const readDay = (typed: string, first: DayHabit['first'] = null): WrittenDay | null => {
  const text = plain(typed);
  const yearFirst = /^(\d{4})([-/.年])(\d{1,2})[-/.月](\d{1,2})日?(.*)$/.exec(text);
  if (yearFirst) {
    const [, y, sign = '', m, d, rest = ''] = yearFirst;
    return written(dayFrom(Number(y), Number(m), Number(d)), separators[sign] ?? 'dashes', rest);
  }
  const digits = /^((?:19|20)\d\d)(\d\d)(\d\d)$/.exec(text);
  if (digits) return written(dayFrom(Number(digits[1]), Number(digits[2]), Number(digits[3])), 'digits', '');
  const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(.*)$/.exec(text);
  if (!yearLast) return null;
  const [a, b, y] = yearLast.slice(1, 4).map(Number) as [number, number, number];
  if (first === null && a <= 12 && b <= 12 && a !== b) return null;
  const isDayFirst = a > 12 || (b <= 12 && first !== 'month');
  return isDayFirst ? written(dayFrom(y, b, a), 'dayFirst', yearLast[4] ?? '') : written(dayFrom(y, a, b), 'monthFirst', yearLast[4] ?? '');
};

/** How the days of a column are written. Day and month that could be either are read as in the cells that leave no doubt. */
export const habitOf = (cells: readonly Cell[]): DayHabit => {
  const counts = new Map<DayStyle, number>();
  const firsts = { day: 0, month: 0 };
  for (const cell of cells) {
    if (isBlank(cell)) continue;
    const read = isOdd(cell) ? (cell.odd === 'date' ? { style: 'own' as const } : null) : readDay(String(cell), 'day');
    // what could be either says nothing of the others
    if (!read || (read.style === 'dayFirst' && readDay(String(cell), 'month')?.style === 'monthFirst')) continue;
    counts.set(read.style, (counts.get(read.style) ?? 0) + 1);
    if (read.style === 'dayFirst') firsts.day++;
    if (read.style === 'monthFirst') firsts.month++;
  }
  const [common = 'dashes'] = byOrder.filter((style) => counts.has(style)).sort((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0));
  return { first: firsts.day > 0 === firsts.month > 0 ? null : firsts.day > 0 ? 'day' : 'month', common };
};

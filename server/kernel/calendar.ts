import { createHash } from 'node:crypto';
import chineseDays from 'chinese-days';

/*
 * Working days and public holidays of mainland China as the State Council arranges them, year by year in November. Days are counted since
 * 1970-01-01 in Shanghai. Pure: rules of every module may stand on it.
 */

const day = 86_400_000;
/** A day, `YYYY-MM-DD`, by its number. */
export const dayText = (dayNumber: number): string => new Date(dayNumber * day).toISOString().slice(0, 10);
/** Number of a day, `YYYY-MM-DD`; NaN where it is none. */
export const numberOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / day;
/** The day so many days after another, `YYYY-MM-DD`. */
export const daysAfter = (date: string, days: number): string => dayText(numberOf(date) + days);
/** The same day some months later, the last of its month where that has fewer days. @param from `YYYY-MM-DD` */
export const monthsAfter = (from: string, months: number): string => {
  const [year = 0, month = 1, date = 1] = from.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10);
};
/** Whole days from one day to another. */
export const daysBetween = (from: string, to: string): number => numberOf(to) - numberOf(from);
/** The last day a period may be announced for: a wrong year is noticed before people are told. @param least what a rule asks for, where it is later */
export const farthestDay = (today: string, least: string = today): string => {
  const year = daysAfter(today, 366);
  return year > least ? year : least;
};

const remembered = <T>(ask: (date: string) => T): ((dayNumber: number) => T) => {
  const known = new Map<number, T>();
  return (dayNumber) => {
    const before = known.get(dayNumber);
    if (before !== undefined) return before;
    const answer = ask(dayText(dayNumber));
    if (known.size > 20_000) known.clear();
    known.set(dayNumber, answer);
    return answer;
  };
};

/** Whether a day is worked: public holidays are out, make-up days in. Beyond {@link calendarEnd} Monday to Friday are taken as worked. */
export const isWorkday = remembered((date) => chineseDays.isWorkday(date));

/**
 * Whether a day is off as part of a public holiday, the weekends and exchanged days within it included. A make-up day is none, a plain
 * weekend neither. Years not arranged yet have none.
 */
export const isHoliday = remembered((date) => {
  const { work, name } = chineseDays.getDayDetail(date);
  // a holiday is named in both languages, any other day only by its weekday
  return !work && name.includes(',');
});

/** Name of the public holiday a day off belongs to; null on any other day, make-up days included. */
export const holidayNameOf = (dayNumber: number): { zh: string; en: string } | null => {
  if (!isHoliday(dayNumber)) return null;
  const [en = '', zh = ''] = chineseDays.getDayDetail(dayText(dayNumber)).name.split(',');
  return { zh, en };
};

/** Day of the week, 0 for Monday: 1970-01-01 was a Thursday. */
export const weekdayOf = (dayNumber: number): number => (dayNumber + 3) % 7;

/** Whether a day is a Saturday or Sunday that is worked for a public holiday. */
export const isMakeUpDay = (dayNumber: number): boolean => weekdayOf(dayNumber) >= 5 && isWorkday(dayNumber);

const holidaysOf = (year: number): string[] => chineseDays.getHolidaysInRange(`${year}-01-01`, `${year}-12-31`, false);
const lastYear = (): number => {
  let year = 2024;
  while (holidaysOf(year + 1).length > 0) year++;
  return year;
};
const end = lastYear();

/** The last day whose arrangement is known, `YYYY-MM-DD` in Shanghai. What is due later may still move. */
export const calendarEnd = `${end}-12-31`;

/** Names the arrangement in use: its last year and a digest of the days it knows around it. Another version may give other deadlines. */
export const calendarVersion = ((): string => {
  const hash = createHash('sha256');
  for (let n = Date.UTC(end - 1, 0, 1) / day; n <= Date.UTC(end, 11, 31) / day; n++) hash.update(isWorkday(n) ? '1' : '0');
  return `${end}-${hash.digest('hex').slice(0, 8)}`;
})();

import { platformNow } from '#client/clock.ts';

/** Times as people read them: Chinese administrative time, words rather than stamps where time presses. Shared by both front ends. */
const zone = 'Asia/Shanghai';
const units = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
] as const;
const made = new Map<string, Intl.DateTimeFormat>();
const formatter = (locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat => {
  const key = `${locale}${JSON.stringify(options)}`;
  const found =
    made.get(key) ?? new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { timeZone: zone, hourCycle: 'h23', ...options });
  made.set(key, found);
  return found;
};

/** 2026年11月21日 */
export const fullDay = (moment: string | Date, locale: string): string =>
  formatter(locale, { year: 'numeric', month: 'long', day: 'numeric' }).format(new Date(moment));

/** 11月21日 */
export const shortDay = (moment: string | Date, locale: string): string =>
  formatter(locale, { month: 'short', day: 'numeric' }).format(new Date(moment));

/** 2026年11月21日 14:05 */
export const fullTime = (moment: string | Date, locale: string): string =>
  `${fullDay(moment, locale)} ${formatter(locale, { hour: '2-digit', minute: '2-digit' }).format(new Date(moment))}`;

/** 11月21日 14:05, with the year only when it is another one. */
export const shortTime = (moment: string | Date, locale: string, now = new Date()): string => {
  const at = new Date(moment);
  const sameYear = formatter(locale, { year: 'numeric' }).format(at) === formatter(locale, { year: 'numeric' }).format(now);
  return sameYear
    ? formatter(locale, { month: 'long', day: 'numeric', hour: '2-digit', minute: '2-digit' }).format(at)
    : fullTime(at, locale);
};

const inUnit = (count: number, unit: 'day' | 'hour' | 'minute', locale: string): string => {
  const parts = new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'long' }).formatToParts(count);
  return `${parts
    .filter((p) => p.type !== 'unit' && p.type !== 'literal')
    .map((p) => p.value)
    .join('')} ${parts.find((p) => p.type === 'unit')?.value ?? ''}`;
};

/** A span in its one or two largest units: 3 小时, 1 天 4 小时, 2 days. Seconds in (their sign is dropped), at least one minute out. */
export const spanWords = (seconds: number, locale: string): string => {
  const exact = Math.max(60, Math.abs(seconds));
  const first = units.findIndex(([, each]) => exact >= each);
  const [unit, length] = units[first] ?? (['minute', 60] as const);
  const below = units[first + 1];
  if (!below || exact >= 10 * length) return inUnit(Math.round(exact / length), unit, locale);
  const rounded = Math.round(exact / below[1]) * below[1];
  const rest = Math.round((rounded % length) / below[1]);
  const whole = inUnit(Math.floor(rounded / length), unit, locale);
  return rest === 0 ? whole : `${whole} ${inUnit(rest, below[0], locale)}`;
};

/** Time since or until a moment: 3小时前, in 2 days; 现在 within the minute. */
export const relativeTime = (moment: string | Date, locale: string, now = new Date()): string => {
  const seconds = (new Date(moment).getTime() - now.getTime()) / 1000;
  const words = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const [unit, length] = units.find(([, each]) => Math.abs(seconds) >= each) ?? (['minute', 60] as const);
  return Math.abs(seconds) < 60 ? words.format(0, 'second') : words.format(Math.round(seconds / length), unit);
};

/** Seconds until a moment; negative when it is past. `now` in ms. */
export const secondsUntil = (moment: string, now: number): number => (Date.parse(moment) - now) / 1000;

/** The calendar day of a moment, `2026-11-21` – what a date field holds. */
export const dayOf = (moment: string | Date): string =>
  formatter('sv-SE', { year: 'numeric', month: '2-digit', day: '2-digit' }).format(new Date(moment));

/** The last moment before something ends: what ends with a day ends at the start of the next, and nobody calls it that day. */
export const lastMoment = (end: string | Date): Date => new Date(new Date(end).getTime() - 1);

/** When something ends, in full: what ends with a day ends at 24:00 of it, as nobody calls that the next day. */
export const endTime = (end: string | Date, locale: string): string => {
  const words = fullTime(end, locale);
  return words.endsWith(' 00:00') ? `${fullDay(lastMoment(end), locale)} 24:00` : words;
};

/** From when to when, in full; of what begins and ends on one day the day once. */
export const fullSpan = (from: string | Date, end: string | Date, locale: string): string => {
  const [begin, last] = [fullTime(from, locale), endTime(end, locale)];
  return fullDay(from, locale) === fullDay(lastMoment(end), locale) ? `${begin}–${last.slice(-5)}` : `${begin} – ${last}`;
};

/** Today by the platform's clock, or so many days on: what rules and forms go by, whatever the clock of the browser says. */
export const platformDay = (on = 0): string => dayOf(new Date(platformNow().getTime() + on * 86_400_000));

/** First moment of a calendar day, ISO 8601. China has one zone and no summer time. */
export const startOfDay = (day: string): string => new Date(`${day}T00:00:00+08:00`).toISOString();

/** First moment after a calendar day, ISO 8601. */
export const endOfDay = (day: string): string => new Date(Date.parse(`${day}T00:00:00+08:00`) + 86_400_000).toISOString();

import { shortDay } from '#ui/time.ts';

/** A moment of a day by which its date is told. */
export const noonOf = (day: string): Date => new Date(`${day}T12:00:00+08:00`);

/** 12月15日 周一 */
export const dayWords = (day: string, locale: string): string => {
  const noon = noonOf(day);
  const weekday = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, { weekday: 'short', timeZone: 'Asia/Shanghai' });
  return `${shortDay(noon, locale)} ${weekday.format(noon)}`;
};

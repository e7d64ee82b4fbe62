import { useTranslation } from 'react-i18next';
import type { CalendarDay } from '#contract/calendar/api.ts';
import { fullDay } from '#ui/time.ts';
import { useLocale } from '../../../app/hooks.ts';

/** How a day is marked: what the jurisdiction arranged itself before what the country did. */
const markOf = ({ kind, own }: CalendarDay): string => (own ? (own.works ? 'ownOn' : 'ownOff') : kind);
const marks = ['workday', 'weekend', 'holiday', 'make_up', 'ownOff', 'ownOn'] as const;
const noonOf = (day: string): string => `${day}T04:00:00.000Z`;

interface Props {
  days: readonly CalendarDay[];
  today: string;
  /** Chooses a day; absent where none can be arranged. */
  onChoose?: (day: string) => void;
}

/** A year, month by month: what is worked, what is off, and by whose arrangement. */
export const Year = ({ days, today, onChoose }: Props) => {
  const { t } = useTranslation('calendar-console');
  const months = [...Map.groupBy(days, ({ day }) => day.slice(0, 7))];
  return (
    <>
      <ul className="calendar-legend">
        {marks.map((mark) => (
          <li key={mark}>
            <span className={`calendar-day calendar-${mark}`} aria-hidden="true" /> {t(`legend.${mark}`)}
          </li>
        ))}
      </ul>
      <div className="calendar-year">
        {months.map(([month, some]) => (
          <Month key={month} days={some} today={today} {...(onChoose && { onChoose })} />
        ))}
      </div>
    </>
  );
};

const Month = ({ days, today, onChoose }: Props) => {
  const { t } = useTranslation('calendar-console');
  const locale = useLocale();
  const first = days[0]?.day ?? '';
  const name = new Intl.DateTimeFormat(locale, { month: 'long', timeZone: 'Asia/Shanghai' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'narrow', timeZone: 'Asia/Shanghai' });
  const before = (new Date(first).getUTCDay() + 6) % 7;
  return (
    <section className="calendar-month" aria-label={name.format(new Date(noonOf(first)))}>
      <h2>{name.format(new Date(noonOf(first)))}</h2>
      <div className="calendar-days">
        {Array.from({ length: 7 }, (_, n) => {
          const monday = new Date(Date.UTC(2024, 0, 1 + n, 4));
          return (
            <span key={monday.toISOString()} className="calendar-weekday" aria-hidden="true">
              {weekday.format(monday)}
            </span>
          );
        })}
        {days.map((one, n) => {
          const { day, holiday, own } = one;
          const mark = markOf(one);
          const why = own?.reason ?? (holiday && (locale === 'en' ? holiday.en : holiday.zh));
          const words = [fullDay(noonOf(day), locale), t(`legend.${mark}`), why].filter(Boolean).join(' · ');
          const place = { ...(n === 0 && { style: { gridColumnStart: before + 1 } }), title: words, 'aria-label': words };
          const className = `calendar-day calendar-${mark}${day === today ? ' calendar-today' : ''}`;
          return onChoose && day >= today ? (
            <button key={day} type="button" className={className} {...place} onClick={() => onChoose(day)}>
              {Number(day.slice(8))}
            </button>
          ) : (
            <span key={day} role="img" className={className} {...place}>
              {Number(day.slice(8))}
            </span>
          );
        })}
      </div>
    </section>
  );
};

import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { fullDay, platformDay } from '#ui/time.ts';
import { useLocale } from '../app/hooks.ts';
import '../styles/month.css';

const noonOf = (day: string): string => `${day}T04:00:00.000Z`;
const dayAfter = (day: string, days: number): string => new Date(Date.parse(noonOf(day)) + days * 86_400_000).toISOString().slice(0, 10);
const monthAfter = (month: string, months: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
};

/** Days shown of a month: its weeks from Monday to Sunday, with the days of others at either end. */
export const daysShown = (month: string): string[] => {
  const first = `${month}-01`;
  const begin = dayAfter(first, -((new Date(noonOf(first)).getUTCDay() + 6) % 7));
  const weeks = dayAfter(begin, 35).startsWith(month) ? 6 : 5;
  return Array.from({ length: weeks * 7 }, (_, n) => dayAfter(begin, n));
};

interface Props {
  /** `2026-11` */
  month: string;
  onMonth: (month: string) => void;
  busy: boolean;
  /** What stands on a day; null: nothing. */
  day: (day: string) => ReactNode;
  /** Told where nothing stands on any day. */
  empty?: string;
  /** Beside the buttons. */
  children?: ReactNode;
}

/** A month by its weeks; on a narrow screen, where seven columns cannot be read, a list of the days on which something is. */
export const MonthGrid = ({ month, onMonth, busy, day, empty, children }: Props) => {
  const { t } = useTranslation();
  const locale = useLocale();
  const today = platformDay();
  const days = daysShown(month).map((one) => ({ one, content: day(one) }));
  const title = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'Asia/Shanghai' }).format(
    new Date(noonOf(`${month}-01`)),
  );
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'Asia/Shanghai' });
  const look = (one: string): string => (one === today ? 'today' : one.slice(0, 7) === month ? 'in' : 'out');
  return (
    <section aria-label={title}>
      <div className="bar">
        <Button icon={<LeftOutlined />} aria-label={t('month.before')} onClick={() => onMonth(monthAfter(month, -1))} />
        <strong className="month-title">{title}</strong>
        <Button icon={<RightOutlined />} aria-label={t('month.after')} onClick={() => onMonth(monthAfter(month, 1))} />
        <Button onClick={() => onMonth(today.slice(0, 7))}>{t('month.now')}</Button>
        {children}
      </div>
      {empty !== undefined && !busy && days.every(({ content }) => content === null) && <p className="soft">{empty}</p>}
      <div className="month-days" aria-busy={busy}>
        {days.slice(0, 7).map(({ one }) => (
          <span key={one} className="month-weekday soft" aria-hidden="true">
            {weekday.format(new Date(noonOf(one)))}
          </span>
        ))}
        {days.map(({ one, content }) => (
          <section
            key={one}
            className={`month-day month-day-${look(one)}${content === null ? ' month-day-empty' : ''}`}
            aria-label={fullDay(noonOf(one), locale)}
          >
            <span className="num" aria-hidden="true">
              {Number(one.slice(8))}
            </span>
            <span className="month-day-name" aria-hidden="true">
              {fullDay(noonOf(one), locale)} {weekday.format(new Date(noonOf(one)))}
            </span>
            {content}
          </section>
        ))}
      </div>
    </section>
  );
};

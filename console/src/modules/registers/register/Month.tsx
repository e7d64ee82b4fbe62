import { LeftOutlined, RightOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RegisterDetail, RegisterRow } from '#contract/registers/api.ts';
import { titleOf } from '#ui/form/fields.ts';
import { fullDay, platformDay } from '#ui/time.ts';
import { useLocale } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { useList } from '../../../components/list/useList.ts';
import { groupsQuery, rowsQuery } from '../queries.ts';
import type { RegisterSearch } from '../search.ts';
import { readConditions } from './Conditions.tsx';
import { datesOf } from './ViewSwitch.tsx';

interface Props {
  register: RegisterDetail;
  search: RegisterSearch;
  onChange: (next: RegisterSearch) => void;
}

const noonOf = (day: string): string => `${day}T04:00:00.000Z`;
const dayAfter = (day: string, days: number): string => new Date(Date.parse(noonOf(day)) + days * 86_400_000).toISOString().slice(0, 10);
const monthAfter = (month: string, months: number): string => {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7);
};
/** Rows shown of one day; the number of the others leads to the table. */
const most = 3;

/** Rows on the days of a month, by one of the register's dates. */
export const Month = ({ register, search, onChange }: Props) => {
  const { t } = useTranslation('registers-console');
  const locale = useLocale();
  const dates = datesOf(register);
  const on = dates.find(({ key }) => key === search.on)?.key ?? register.content.expiry?.field ?? dates[0]?.key ?? '';
  const today = platformDay();
  const month = search.month ?? today.slice(0, 7);
  const first = `${month}-01`;
  const begin = dayAfter(first, -((new Date(noonOf(first)).getUTCDay() + 6) % 7));
  const weeks = dayAfter(begin, 35).startsWith(month) ? 6 : 5;
  const days = Array.from({ length: weeks * 7 }, (_, n) => dayAfter(begin, n));
  const others = readConditions(search.where).filter(({ field }) => field !== on);
  const within = { ...search, where: JSON.stringify([...others, { field: on, from: begin, to: days.at(-1) }]) };
  const counts = useQuery(groupsQuery(register.code, within, on));
  const { list, rows } = useList(rowsQuery(register.code, { ...within, sort: on, down: undefined }, 200));
  const failed = counts.isError ? counts : list.isError ? list : null;
  if (failed) return <Broken error={failed.error} reset={() => void failed.refetch()} />;
  const byDay = Map.groupBy(rows, ({ values }) => String(values[on]));
  const countOf = new Map((counts.data?.items ?? []).map(({ value, count }) => [String(value), count]));
  const title = new Intl.DateTimeFormat(locale, { year: 'numeric', month: 'long', timeZone: 'Asia/Shanghai' });
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'Asia/Shanghai' });
  return (
    <section aria-label={title.format(new Date(noonOf(first)))}>
      <div className="bar">
        <Button icon={<LeftOutlined />} aria-label={t('month.before')} onClick={() => onChange({ month: monthAfter(month, -1) })} />
        <strong className="registers-month">{title.format(new Date(noonOf(first)))}</strong>
        <Button icon={<RightOutlined />} aria-label={t('month.after')} onClick={() => onChange({ month: monthAfter(month, 1) })} />
        <Button onClick={() => onChange({ month: undefined })}>{t('month.today')}</Button>
        <Select
          aria-label={t('month.by')}
          value={on}
          options={dates.map((field) => ({ value: field.key, label: titleOf(field) }))}
          onChange={(key) => onChange({ on: key })}
        />
      </div>
      <div className="registers-days" aria-busy={list.isPending}>
        {Array.from({ length: 7 }, (_, n) => (
          <span key={dayAfter(begin, n)} className="registers-weekday soft" aria-hidden="true">
            {weekday.format(new Date(noonOf(dayAfter(begin, n))))}
          </span>
        ))}
        {days.map((day) => (
          <Day
            key={day}
            day={day}
            name={fullDay(noonOf(day), locale)}
            look={day === today ? 'today' : day.slice(0, 7) === month ? 'in' : 'out'}
            rows={(byDay.get(day) ?? []).slice(0, most)}
            count={countOf.get(day) ?? 0}
            onOpen={(row) => onChange({ row })}
            onAll={() => onChange({ view: undefined, where: JSON.stringify([...others, { field: on, is: [day] }]) })}
          />
        ))}
      </div>
    </section>
  );
};

interface DayProps {
  day: string;
  name: string;
  look: 'today' | 'in' | 'out';
  rows: readonly RegisterRow[];
  count: number;
  onOpen: (row: string) => void;
  onAll: () => void;
}

const Day = ({ day, name, look, rows, count, onOpen, onAll }: DayProps) => {
  const { t } = useTranslation('registers-console');
  return (
    <section className={`registers-day registers-day-${look}${count === 0 ? ' registers-day-empty' : ''}`} aria-label={name}>
      <span className="num" aria-hidden="true">
        {Number(day.slice(8))}
      </span>
      <span className="registers-day-name" aria-hidden="true">
        {name}
      </span>
      {rows.map((row) => (
        <button key={row.id} type="button" className="registers-open registers-day-row" onClick={() => onOpen(row.id)}>
          {row.title || '—'}
        </button>
      ))}
      {count > rows.length && (
        <button type="button" className="registers-open soft" onClick={onAll}>
          {t('month.all', { count })}
        </button>
      )}
    </section>
  );
};

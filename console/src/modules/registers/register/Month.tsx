import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { RegisterDetail } from '#contract/registers/api.ts';
import { titleOf } from '#ui/form/fields.ts';
import { platformDay } from '#ui/time.ts';
import { Broken } from '../../../components/Broken.tsx';
import { useList } from '../../../components/list/useList.ts';
import { daysShown, MonthGrid } from '../../../components/MonthGrid.tsx';
import { groupsQuery, rowsQuery } from '../queries.ts';
import type { RegisterSearch } from '../search.ts';
import { readConditions } from './Conditions.tsx';
import { datesOf } from './ViewSwitch.tsx';

interface Props {
  register: RegisterDetail;
  search: RegisterSearch;
  onChange: (next: RegisterSearch) => void;
}

/** Rows shown of one day; the number of the others leads to the table. */
const most = 3;

/** Rows on the days of a month, by one of the register's dates. */
export const Month = ({ register, search, onChange }: Props) => {
  const { t } = useTranslation('registers-console');
  const dates = datesOf(register);
  const on = dates.find(({ key }) => key === search.on)?.key ?? register.content.expiry?.field ?? dates[0]?.key ?? '';
  const month = search.month ?? platformDay().slice(0, 7);
  const days = daysShown(month);
  const others = readConditions(search.where).filter(({ field }) => field !== on);
  const within = { ...search, where: JSON.stringify([...others, { field: on, from: days[0], to: days.at(-1) }]) };
  const counts = useQuery(groupsQuery(register.code, within, on));
  const { list, rows } = useList(rowsQuery(register.code, { ...within, sort: on, down: undefined }, 200));
  const failed = counts.isError ? counts : list.isError ? list : null;
  if (failed) return <Broken error={failed.error} reset={() => void failed.refetch()} />;
  const byDay = Map.groupBy(rows, ({ values }) => String(values[on]));
  const countOf = new Map((counts.data?.items ?? []).map(({ value, count }) => [String(value), count]));
  return (
    <MonthGrid
      month={month}
      onMonth={(next) => onChange({ month: next })}
      busy={list.isPending}
      day={(day) => {
        const count = countOf.get(day) ?? 0;
        if (count === 0) return null;
        const shown = (byDay.get(day) ?? []).slice(0, most);
        return (
          <>
            {shown.map((row) => (
              <button key={row.id} type="button" className="registers-open registers-day-row" onClick={() => onChange({ row: row.id })}>
                {row.title || '—'}
              </button>
            ))}
            {count > shown.length && (
              <button
                type="button"
                className="registers-open soft"
                onClick={() => onChange({ view: undefined, where: JSON.stringify([...others, { field: on, is: [day] }]) })}
              >
                {t('month.all', { count })}
              </button>
            )}
          </>
        );
      }}
    >
      <Select
        aria-label={t('month.by')}
        value={on}
        options={dates.map((field) => ({ value: field.key, label: titleOf(field) }))}
        onChange={(key) => onChange({ on: key })}
      />
    </MonthGrid>
  );
};

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActivityState } from '#contract/activities/lifecycle.ts';
import { platformDay } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { Broken } from '../../../components/Broken.tsx';
import { MonthGrid } from '../../../components/MonthGrid.tsx';
import { spanOf } from '../words.ts';

interface Props {
  filter: { kind: string | undefined; state: ActivityState | undefined; area: string | undefined };
}

/** Activities of a month, day by day. */
export const Month = ({ filter }: Props) => {
  const { t } = useTranslation('activities-console');
  const [month, setMonth] = useState(platformDay().slice(0, 7));
  const { kind, state, area } = filter;
  const [year = 0, number = 0] = month.split('-').map(Number);
  const [from, until] = [`${month}-01`, new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)];
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['activities', 'month', month, kind, state, area],
    queryFn: ({ signal }) =>
      call(endpoints.activities.listActivities, { query: { kind, state: state && [state], area, from, until, limit: 200 } }, signal),
  });
  const days = Map.groupBy(data?.items ?? [], (one) => spanOf(one).slice(0, 10));
  return (
    <>
      {error && !data ? (
        <Broken error={error} reset={() => void refetch()} />
      ) : (
        <MonthGrid
          month={month}
          onMonth={setMonth}
          busy={isPending}
          empty={t('monthNone')}
          day={(day) => {
            const items = days.get(day) ?? [];
            return items.length === 0 ? null : (
              <ul>
                {items.map((one) => (
                  <li key={one.id} className={one.state === 'cancelled' ? 'soft' : ''}>
                    <Link to="/activities/$activityId" params={{ activityId: one.id }} title={one.title}>
                      <span className="num">{spanOf(one).slice(11, 16)}</span> {one.title}
                    </Link>
                  </li>
                ))}
              </ul>
            );
          }}
        />
      )}
      {data?.next && <p className="soft">{t('monthMore')}</p>}
    </>
  );
};

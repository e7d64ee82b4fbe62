import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { platformDay } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { Broken } from '../../../components/Broken.tsx';
import { MonthGrid } from '../../../components/MonthGrid.tsx';

/** What begins and what ends on each day of a month. */
export const Month = ({ area }: { area: string | undefined }) => {
  const { t } = useTranslation('disclosures-console');
  const [month, setMonth] = useState(platformDay().slice(0, 7));
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['disclosures', 'month', month, area],
    queryFn: ({ signal }) => call(endpoints.disclosures.disclosureCalendar, { query: { month, area } }, signal),
  });
  const items = data?.items ?? [];
  const begin = Map.groupBy(items, ({ from }) => from);
  const end = Map.groupBy(items, ({ endedOn, until }) => endedOn ?? until);
  const on = (day: string) => [
    ...(end.get(day) ?? []).map((one) => ({ one, what: 'ends' as const })),
    ...(begin.get(day) ?? []).map((one) => ({ one, what: 'starts' as const })),
  ];
  return (
    <section aria-label={t('calendar')}>
      <p className="soft">{t('calendarLead')}</p>
      {error && !data ? (
        <Broken error={error} reset={() => void refetch()} />
      ) : (
        <MonthGrid
          month={month}
          onMonth={setMonth}
          busy={isPending}
          empty={t('noneInMonth')}
          day={(day) => {
            const items = on(day);
            return items.length === 0 ? null : (
              <ul>
                {items.map(({ one, what }) => (
                  <li key={`${one.id}${what}`}>
                    <Link to="/disclosures/$disclosureId" params={{ disclosureId: one.id }} title={one.title}>
                      {t(what)} {one.title}
                    </Link>
                  </li>
                ))}
              </ul>
            );
          }}
        />
      )}
    </section>
  );
};

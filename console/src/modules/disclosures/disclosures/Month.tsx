import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Calendar } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { platformDay } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { Notice } from '../../../components/Notice.tsx';
import '../../../styles/activities.css';

/** What begins and what ends on each day of a month. */
export const Month = ({ area }: { area: string | undefined }) => {
  const { t } = useTranslation('disclosures-console');
  const [month, setMonth] = useState(platformDay().slice(0, 7));
  const { data, error } = useQuery({
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
    <section className="activity-month" aria-label={t('calendar')}>
      <p className="soft">{t('calendarLead')}</p>
      {error && <Notice title={error.message} />}
      <Calendar
        onPanelChange={(date) => setMonth(date.format('YYYY-MM'))}
        cellRender={(date, { type }) =>
          type === 'date' && (
            <ul>
              {on(date.format('YYYY-MM-DD')).map(({ one, what }) => (
                <li key={`${one.id}${what}`}>
                  <Link to="/disclosures/$disclosureId" params={{ disclosureId: one.id }}>
                    {t(what)} {one.title}
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      />
    </section>
  );
};

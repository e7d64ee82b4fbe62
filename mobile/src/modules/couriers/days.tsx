import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icons.tsx';
import { Failure, Loading } from '../../parts/states.tsx';
import { ActivityCard } from '../activities/activity-card.tsx';
import { daysQuery } from './queries.ts';

/** The next service days for couriers; nobody signs up, one drops in. */
export const Days = () => {
  const { t } = useTranslation();
  const days = useQuery(daysQuery);
  return (
    <section className="stack" aria-label={t('courier.days')}>
      <h2>{t('courier.days')}</h2>
      {days.data ? (
        days.data.items.length === 0 ? (
          <p className="soft">{t('courier.noDays')}</p>
        ) : (
          days.data.items.map((row) => <ActivityCard key={row.id} row={row} />)
        )
      ) : days.isError ? (
        <Failure error={days.error} onRetry={() => void days.refetch()} />
      ) : (
        <Loading rows={1} />
      )}
      <Link to="/activities/$" params={{ _splat: 'all' }} className="card row link">
        <Icon name="leaf" />
        <span className="grow">{t('courier.serviceDay')}</span>
        <Icon name="next" />
      </Link>
    </section>
  );
};

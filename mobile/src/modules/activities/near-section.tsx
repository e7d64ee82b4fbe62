import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import * as activitiesApi from '#client/endpoints/activities.ts';
import { platformDay } from '#ui/time.ts';
import { call } from '../../api.ts';
import { NearCard, type NearProps, NearSection } from '../../place/near.tsx';
import { spanOf } from './activity-card.tsx';

export const words = ['activities-phone'];

const ahead = 6;
/** Open activities of today and the six days that follow. */
const weekQuery = queryOptions({
  queryKey: ['activities', 'week'],
  queryFn: async ({ signal }) => {
    const until = platformDay(ahead);
    return (await call(activitiesApi.listOpenActivities, { query: { limit: 100, until } }, signal)).items;
  },
});

/** Activities of these seven days. */
const Section = ({ here }: NearProps) => {
  const { t } = useTranslation('activities-phone');
  const all = (
    <Link to="/open/activities" className="button wide">
      {t('nearAll')}
    </Link>
  );
  return (
    <NearSection title={t('nearTitle')} list={useQuery(weekQuery)} here={here} pointOf={({ point }) => point} all={all}>
      {(one, away) => {
        const left = one.seats === null ? null : Math.max(0, one.seats - one.taken);
        const room = left === null ? null : left > 0 ? t('left', { count: left }) : t('full');
        return (
          <NearCard key={one.id} title={one.title} lines={[spanOf(one), `${one.place} · ${one.organiser}`, room]} away={away}>
            <Link
              to="/activities/$"
              params={{ _splat: one.id }}
              className="button main wide"
              aria-label={t('nearLook', { title: one.title })}
            >
              {t('look')}
            </Link>
          </NearCard>
        );
      }}
    </NearSection>
  );
};
export default Section;

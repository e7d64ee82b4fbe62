import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mineQuery } from './queries.ts';

export const words = ['activities-phone'];
const coming = ['applied', 'waiting', 'confirmed'];

/** Activities to come in which one takes part. */
const Card = () => {
  const { t } = useTranslation('activities-phone');
  const rows = useInfiniteQuery(mineQuery).data?.pages[0]?.items ?? [];
  const count = rows.filter(({ activity, own }) => activity.state === 'planned' && coming.includes(own.state)).length;
  if (count === 0) return null;
  return (
    <Link to="/activities/$" params={{ _splat: 'mine' }}>
      <span className="big">{count}</span>
      <span>{t('cardMine')}</span>
    </Link>
  );
};
export default Card;

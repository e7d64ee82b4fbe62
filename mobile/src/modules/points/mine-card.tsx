import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { pointsQuery } from './queries.ts';

export const words = ['points-phone'];

/** Points one can spend. */
const Card = () => {
  const { t } = useTranslation('points-phone');
  const available = useInfiniteQuery(pointsQuery).data?.pages[0]?.balance.available ?? 0;
  if (available === 0) return null;
  return (
    <Link to="/points">
      <span className="big">{available}</span>
      <span>{t('cardPoints')}</span>
    </Link>
  );
};
export default Card;

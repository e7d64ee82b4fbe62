import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { mineQuery } from './queries.ts';

export const words = ['orders-phone'];

/** Orders and wishes one has taken on and not done yet. */
const Card = () => {
  const { t } = useTranslation('orders-phone');
  const count = useQuery(mineQuery).data?.taken.filter(({ share }) => share.state === 'taken').length ?? 0;
  if (count === 0) return null;
  return (
    <Link to="/my-orders">
      <span className="big">{count}</span>
      <span>{t('cardTaken')}</span>
    </Link>
  );
};
export default Card;

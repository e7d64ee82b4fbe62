import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { vouchersQuery } from './queries.ts';

export const words = ['offers-phone'];

/** Vouchers one can still use. */
const Card = () => {
  const { t } = useTranslation('offers-phone');
  const count = useInfiniteQuery(vouchersQuery(false)).data?.pages[0]?.items.length ?? 0;
  if (count === 0) return null;
  return (
    <Link to="/mall/$" params={{ _splat: 'vouchers' }}>
      <span className="big">{count}</span>
      <span>{t('cardVouchers')}</span>
    </Link>
  );
};
export default Card;

import { useParams } from '@tanstack/react-router';
import { MallPage } from './mall-page.tsx';
import { OfferPage } from './offer-page.tsx';
import { VouchersPage } from './vouchers-page.tsx';

/** Pages of the mall by what follows in the address: `all`, `vouchers`, `<offer>`. */
export const MallPages = () => {
  const { _splat = '' } = useParams({ from: '/mall/$' });
  if (_splat === 'all' || _splat === '') return <MallPage />;
  if (_splat === 'vouchers') return <VouchersPage />;
  return <OfferPage key={_splat} offerId={_splat} />;
};

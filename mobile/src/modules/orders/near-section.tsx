import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NearCard, type NearProps, NearSection } from '../../place/near.tsx';
import { useOrderLines } from './order-card.tsx';
import { nearQuery } from './queries.ts';

export const words = ['orders-phone', 'orders-own', 'volunteers-phone'];

/** What neighbours ask and wish for. */
const Section = ({ here }: NearProps) => {
  const { t } = useTranslation();
  const lines = useOrderLines();
  const all = (
    <div className="wrap">
      <Link to="/orders" className="button">
        {t('orders.see.order')}
      </Link>
      <Link to="/wishes" className="button">
        {t('orders.see.wish')}
      </Link>
    </div>
  );
  return (
    <NearSection title={t('orders.nearTitle')} list={useQuery(nearQuery)} here={here} pointOf={({ point }) => point} all={all}>
      {(one, away) => (
        <NearCard key={one.id} title={one.words} lines={lines(one)} away={away}>
          <Link
            to={one.what === 'order' ? '/orders' : '/wishes'}
            search={{ take: one.id }}
            className="button main wide"
            aria-label={`${t(`orders.take.${one.what}`)}：${one.words}`}
          >
            {t(`orders.take.${one.what}`)}
          </Link>
        </NearCard>
      )}
    </NearSection>
  );
};
export default Section;

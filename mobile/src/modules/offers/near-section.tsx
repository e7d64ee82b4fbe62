import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { NearCard, type NearProps, NearSection } from '../../place/near.tsx';
import { useLeft } from './mall-page.tsx';
import { mallQuery } from './queries.ts';

export const words = ['offers-phone'];

/** What can be had for points near by. */
const Section = ({ here }: NearProps) => {
  const { t } = useTranslation('offers-phone');
  const left = useLeft();
  const list = useQuery({ ...mallQuery('', null), select: ({ items }) => items });
  const all = (
    <Link to="/mall/$" params={{ _splat: 'all' }} className="button wide">
      {t('all')}
    </Link>
  );
  return (
    <NearSection title={t('nearTitle')} list={list} here={here} pointOf={({ merchant }) => merchant.point} all={all}>
      {(one, away) => (
        <NearCard key={one.id} title={one.title} lines={[t('points', { points: one.points }), one.merchant.name, left(one)]} away={away}>
          <Link to="/mall/$" params={{ _splat: one.id }} className="button main wide" aria-label={t('lookOf', { title: one.title })}>
            {t('look')}
          </Link>
        </NearCard>
      )}
    </NearSection>
  );
};
export default Section;

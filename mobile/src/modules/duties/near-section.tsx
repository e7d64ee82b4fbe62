import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { labelOf } from '#ui/i18n.ts';
import { NearCard, type NearProps, NearSection } from '../../place/near.tsx';
import { useNeeds } from './duty-card.tsx';
import { newestQuery } from './queries.ts';

export const words = ['duties-phone'];

/** Duties that look for somebody. */
const Section = ({ here }: NearProps) => {
  const { t } = useTranslation();
  const needs = useNeeds();
  const all = (
    <Link to="/duties/$" params={{ _splat: 'all' }} className="button wide">
      {t('duties.nearAll')}
    </Link>
  );
  return (
    <NearSection title={t('duties.nearTitle')} list={useQuery(newestQuery)} here={here} pointOf={({ point }) => point} all={all}>
      {(one, away) => (
        <NearCard
          key={one.id}
          title={one.title}
          lines={[needs(one), `${labelOf(one.classTitle)} · ${one.area.name}${one.place && ` · ${one.place}`}`]}
          away={away}
        >
          <Link
            to="/duties/$"
            params={{ _splat: one.id }}
            className="button main wide"
            aria-label={t('duties.nearLook', { title: one.title })}
          >
            {t('duties.look')}
          </Link>
        </NearCard>
      )}
    </NearSection>
  );
};
export default Section;

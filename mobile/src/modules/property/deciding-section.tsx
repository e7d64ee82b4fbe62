import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icons.tsx';
import { listsQuery } from './queries.ts';

export const words = ['property-phone'];

/** The way to the red and yellow list, where one is published. */
const Section = () => {
  const { t } = useTranslation();
  const shown = useQuery(listsQuery(null)).data?.shown;
  if (!shown) return null;
  return (
    <section className="card" aria-label={t('property.title')}>
      <Link to="/open/property" className="row link">
        <Icon name="house" />
        <span className="grow tight">
          <span className="title">{t('property.title')}</span>
          <span className="small soft">{t('property.days', { first: shown.first, last: shown.last })}</span>
        </span>
        <Icon name="next" />
      </Link>
    </section>
  );
};
export default Section;

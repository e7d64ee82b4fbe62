import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { openCreditsQuery } from './queries.ts';

export const words = ['credits-phone'];

/** Credit ratings that are shown now or were last made final; nothing where there are none. */
const Section = () => {
  const { t } = useTranslation();
  const { data } = useQuery(openCreditsQuery);
  if (!data || data.year === null) return null;
  return (
    <section className="stack" aria-label={t('credits.title')}>
      <h2>{t('credits.title')}</h2>
      <article className="card tight">
        <p>{data.state === 'public' ? t('credits.public', { day: data.publicUntil }) : t('credits.yearOnly', { year: data.year })}</p>
        <Link to="/open/credits" className="button wide">
          {t('credits.open')}
        </Link>
      </article>
    </section>
  );
};
export default Section;

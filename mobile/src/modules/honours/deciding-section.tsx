import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { openQuery } from './queries.ts';

export const words = ['honours-phone'];

/** The way to honours while candidates are public; nothing where there are none. */
const Section = () => {
  const { t } = useTranslation();
  const running = (useQuery(openQuery).data ?? []).filter(({ state }) => state === 'public');
  if (running.length === 0) return null;
  return (
    <section className="stack" aria-label={t('honours.title')}>
      <h2>{t('honours.title')}</h2>
      {running.map(({ id, title, publicUntil }) => (
        <p key={id}>
          {title} <span className="small soft">{t('honours.public', { until: publicUntil })}</span>
        </p>
      ))}
      <Link to="/open/honours" className="button wide">
        {t('honours.look')}
      </Link>
    </section>
  );
};
export default Section;

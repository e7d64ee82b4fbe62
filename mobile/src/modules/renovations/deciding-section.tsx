import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Failure, Loading } from '../../parts/states.tsx';
import { meQuery } from '../../queries.ts';
import { mineQuery } from './queries.ts';

export const words = ['renovations-phone'];

/** The renovation of one's own estate, and where it stands. */
const Section = () => {
  const { t } = useTranslation();
  const account = useQuery(meQuery).data?.account;
  const list = useQuery({ ...mineQuery, enabled: !!account });
  if (!account) return null;
  if (list.isPending) return <Loading rows={1} />;
  if (!list.data) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  const going = list.data.filter(({ stage }) => stage !== 'ended');
  if (going.length === 0) return null;
  return (
    <section className="stack" aria-label={t('renovations.title')}>
      <h2>{t('renovations.title')}</h2>
      {going.map((r) => (
        <article key={r.id} className="card tight">
          <h3>{r.title}</h3>
          <p>
            {t('renovations.now')} {t(`renovations.stages.${r.stage}`)}
          </p>
          <Link
            to="/renovations/$"
            params={{ _splat: r.id }}
            className="button wide"
            aria-label={t('renovations.openNamed', { title: r.title })}
          >
            {t('renovations.open')}
          </Link>
        </article>
      ))}
    </section>
  );
};
export default Section;

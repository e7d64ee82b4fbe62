import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Failure, Loading } from '../../parts/states.tsx';
import { meQuery } from '../../queries.ts';
import { mineQuery } from './queries.ts';
import { SurveyCard } from './survey-card.tsx';

export const words = ['surveys-phone'];

/** Surveys that ask whoever is here now. */
const Section = () => {
  const { t } = useTranslation();
  const account = useQuery(meQuery).data?.account;
  const list = useQuery({ ...mineQuery, enabled: !!account });
  if (!account) return null;
  if (list.isPending) return <Loading rows={1} />;
  if (!list.data) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  const open = list.data.filter(({ state }) => state === 'open' || state === 'planned');
  return (
    <section className="stack" aria-label={t('surveys.title')}>
      <h2>{t('surveys.title')}</h2>
      {open.length === 0 && <p className="soft">{t('surveys.none')}</p>}
      {open.map((one) => (
        <SurveyCard key={one.id} survey={one} />
      ))}
      <Link to="/surveys/$" params={{ _splat: 'all' }} className="button wide">
        {t('surveys.all')}
      </Link>
    </section>
  );
};
export default Section;

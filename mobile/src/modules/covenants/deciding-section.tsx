import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Failure, Loading } from '../../parts/states.tsx';
import { CovenantCard } from './covenant-card.tsx';
import { askedQuery } from './queries.ts';

export const words = ['covenants-phone'];

/** Drafts of covenants of which residents are asked now. */
const Section = () => {
  const { t } = useTranslation();
  const list = useQuery(askedQuery);
  if (list.isPending) return <Loading rows={1} />;
  if (!list.data) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <section className="stack" aria-label={t('covenants.title')}>
      <h2>{t('covenants.title')}</h2>
      {list.data.length === 0 && <p className="soft">{t('covenants.noneAsked')}</p>}
      {list.data.map((one) => (
        <CovenantCard key={one.id} covenant={one} />
      ))}
      <Link to="/open/covenants" className="button wide">
        {t('covenants.all')}
      </Link>
    </section>
  );
};
export default Section;

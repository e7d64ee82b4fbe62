import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Failure, Loading } from '../../parts/states.tsx';
import { ProposalCard } from './proposal-card.tsx';
import { newestQuery } from './queries.ts';

export const words = ['proposals-phone'];

/** Proposals that are being discussed, decided or evaluated. */
const Section = () => {
  const { t } = useTranslation();
  const list = useQuery(newestQuery);
  if (list.isPending) return <Loading rows={1} />;
  if (!list.data) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <section className="stack" aria-label={t('proposals.title')}>
      <h2>{t('proposals.title')}</h2>
      {list.data.length === 0 && <p className="soft">{t('proposals.none')}</p>}
      {list.data.map((one) => (
        <ProposalCard key={one.id} proposal={one} />
      ))}
      <Link to="/proposals/$" params={{ _splat: 'all' }} className="button wide">
        {t('proposals.all')}
      </Link>
    </section>
  );
};
export default Section;

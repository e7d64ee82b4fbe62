import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Failure, Loading } from '../../parts/states.tsx';
import { NoticeCard } from './notice-card.tsx';
import { newestQuery } from './queries.ts';

export const words = ['disclosures-phone'];

/** What is up now, with the time that is left to object. */
const Section = () => {
  const { t } = useTranslation();
  const list = useQuery(newestQuery);
  if (list.isPending) return <Loading rows={2} />;
  if (!list.data) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  if (list.data.length === 0) return null;
  return (
    <section className="stack" aria-label={t('disclosures.section')}>
      <h2>{t('disclosures.section')}</h2>
      {list.data.map((one) => (
        <NoticeCard key={one.code} notice={one} />
      ))}
    </section>
  );
};
export default Section;

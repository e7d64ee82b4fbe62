import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { openWork } from '../queries.ts';
import { WorkLine } from '../WorkLine.tsx';
import '../../../styles/work.css';

/** Own work that is under way, on the workbench; nothing where there is none. */
export const OpenWork = () => {
  const { t } = useTranslation('work');
  const items = useQuery(openWork).data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <section className="card" aria-labelledby="work-title">
      <div className="card-head">
        <h2 id="work-title">{t('title')}</h2>
        <Link to="/work">{t('all')}</Link>
      </div>
      <ul className="work-list">
        {items.map((one) => (
          <WorkLine key={one.id} work={one} />
        ))}
      </ul>
    </section>
  );
};

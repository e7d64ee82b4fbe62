import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Cards } from '../../parts/more.tsx';
import { findsQuery } from './queries.ts';

/** Own reports that were found to be so, each with its points or why there are none. */
export const Finds = () => {
  const { t } = useTranslation();
  const list = useInfiniteQuery(findsQuery);
  return (
    <section className="card" aria-label={t('courier.finds')}>
      <h2>{t('courier.finds')}</h2>
      <Cards list={list} empty={<p className="soft">{t('courier.noFinds')}</p>}>
        {({ caseId, number, day, outcome, points }) => (
          <Link key={caseId} to="/cases/$caseId" params={{ caseId }} className="row link">
            <span className="grow tight">
              <span>{t(`couriers-own:outcomes.${outcome}`)}</span>
              <span className="small soft">
                {number} · {day}
              </span>
            </span>
            {points > 0 && <span className="tag">{t('courier.points', { points })}</span>}
          </Link>
        )}
      </Cards>
    </section>
  );
};

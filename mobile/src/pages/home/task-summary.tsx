import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import * as casesApi from '#client/endpoints/cases.ts';
import { call } from '../../api.ts';

const countsQuery = queryOptions({
  queryKey: ['todo-counts'],
  queryFn: ({ signal }) => call(casesApi.countCases, { query: {} }, signal),
});

/** How much waits for this worker, on the first screen. */
export const TaskSummary = () => {
  const { t } = useTranslation();
  const counts = useQuery(countsQuery).data?.queues;
  return (
    <section className="card" aria-label={t('tasks.title')}>
      <div className="tally">
        <Link to="/tasks">
          <span className="big">{counts?.todo ?? '–'}</span>
          <span>{t('cases:queues.todo')}</span>
        </Link>
        <Link to="/tasks">
          <span className="big">{counts?.overdue ?? '–'}</span>
          <span>{t('tasks.overdueHere')}</span>
        </Link>
      </div>
      <Link to="/tasks" className="button main wide">
        {t('tasks.go')}
      </Link>
    </section>
  );
};

import { queryOptions, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import * as casesApi from '#client/endpoints/cases.ts';
import * as workbenchApi from '#client/endpoints/workbench.ts';
import type { CaseState } from '#contract/cases/lifecycle.ts';
import { call } from '../../api.ts';
import { Clock } from '../../cases/clock.tsx';
import { Icon } from '../../parts/icons.tsx';
import { useMe } from '../../session/session.ts';
import type { WorkLine } from './work-line.ts';

const countsQuery = queryOptions({
  queryKey: ['todo-counts'],
  queryFn: ({ signal }) => call(casesApi.countCases, { query: {} }, signal),
});

const dueQuery = queryOptions({
  queryKey: ['todo-counts', 'due'],
  queryFn: ({ signal }) => call(workbenchApi.listTodos, { query: { limit: 20 } }, signal),
});
const shown = 3;
const lines = Object.values(import.meta.glob<WorkLine>('../../modules/*/work-line.ts', { eager: true, import: 'default' })).sort(
  (a, b) => a.order - b.order,
);

/** How much waits for this worker, on the first screen. */
export const TaskSummary = () => {
  const { t } = useTranslation();
  const counts = useQuery(countsQuery).data?.queues;
  // what is done at a desk alone has no page here
  const waiting = useQuery(dueQuery).data;
  const todos = waiting?.items ?? [];
  const due = todos.filter((one) => one.kind.startsWith('cases.')).slice(0, shown);
  const may = useMe()?.permissions ?? [];
  const own = lines.map((line) => ({
    ...line,
    count: waiting?.counts.reduce((sum, { kind, count }) => (line.counts?.(kind) ? sum + count : sum), 0) ?? 0,
  }));
  return (
    <section className="card" aria-label={t('tasks.title')}>
      <div className="tally">
        <Link to="/tasks">
          <span className="big">{counts?.todo ?? '–'}</span>
          <span>{t('tasks.todo')}</span>
        </Link>
        <Link to="/tasks">
          <span className="big">{counts?.overdue ?? '–'}</span>
          <span>{t('tasks.overdueHere')}</span>
        </Link>
      </div>
      {due.map(({ id, title, area, dueAt, light, data }) => (
        <Link key={id} to="/cases/$caseId" params={{ caseId: id }} className="row link">
          <span className="grow tight">
            <span className="small soft">{t(`cases:states.${data['state']}`)}</span>
            <span className="title">{title}</span>
            <span className="small soft">{area}</span>
            <Clock
              row={{
                state: data['state'] as CaseState,
                dueAt,
                totalDueAt: data['totalDueAt'] as string | null,
                dueProvisional: data['dueProvisional'] === true,
                light,
              }}
            />
          </span>
        </Link>
      ))}
      <Link to="/tasks" className="button main wide">
        {t('tasks.go')}
      </Link>
      {own
        .filter(({ shows, count }) => shows?.(may, count) ?? true)
        .map(({ to, params, icon, words, count }) => (
          <Link key={to} to={to} params={params as never} className="row link">
            <Icon name={icon} />
            <span className="grow">{t(words)}</span>
            {count > 0 && <span className="tag">{count}</span>}
            <Icon name="next" />
          </Link>
        ))}
    </section>
  );
};

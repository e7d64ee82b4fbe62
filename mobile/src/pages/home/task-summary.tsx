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

const countsQuery = queryOptions({
  queryKey: ['todo-counts'],
  queryFn: ({ signal }) => call(casesApi.countCases, { query: {} }, signal),
});

const dueQuery = queryOptions({
  queryKey: ['todo-counts', 'due'],
  queryFn: ({ signal }) => call(workbenchApi.listTodos, { query: { limit: 20 } }, signal),
});
const shown = 3;

/** How much waits for this worker, on the first screen. */
export const TaskSummary = () => {
  const { t } = useTranslation();
  const counts = useQuery(countsQuery).data?.queues;
  // what is done at a desk alone has no page here
  const waiting = useQuery(dueQuery).data;
  const todos = waiting?.items ?? [];
  const due = todos.filter((one) => one.kind.startsWith('cases.')).slice(0, shown);
  const asked = waiting?.counts.find(({ kind }) => kind === 'demands.answer')?.count ?? 0;
  const spots = waiting?.counts.find(({ kind }) => kind === 'ratings.inspect')?.count ?? 0;
  const hazards = waiting?.counts.find(({ kind }) => kind === 'hazards.check')?.count ?? 0;
  const sheets = waiting?.counts.find(({ kind }) => kind === 'collections.sheet')?.count ?? 0;
  const assisting = waiting?.counts.find(({ kind }) => kind === 'services.assist')?.count ?? 0;
  const onDuty = todos.filter(({ kind }) => kind === 'rosters.swap' || kind === 'rosters.handover').length;
  const called = (waiting?.counts ?? []).reduce(
    (sum, { kind, count }) => (kind.startsWith('whistles.') && kind !== 'whistles.rate' ? sum + count : sum),
    0,
  );
  const permissions = useMe()?.permissions ?? [];
  const writes = permissions.includes('registers.write');
  const assists = permissions.includes('services.assist');
  const cares = permissions.includes('care.visit');
  const mediates = permissions.some((permission) => permission.startsWith('disputes.'));
  const admits = permissions.includes('admission.read');
  const inspects = permissions.some((permission) => permission === 'hazards.handle' || permission === 'hazards.order');
  const checksEstates = permissions.some((permission) => permission.startsWith('inspections.') && permission !== 'inspections.read');
  const estates = (waiting?.counts ?? []).reduce((sum, { kind, count }) => (kind.startsWith('inspections.') ? sum + count : sum), 0);
  const mediating = (waiting?.counts ?? []).reduce((sum, { kind, count }) => (kind.startsWith('disputes.') ? sum + count : sum), 0);
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
      <Link to="/buildings" className="row link">
        <Icon name="house" />
        <span className="grow">{t('tasks.buildings')}</span>
        <Icon name="next" />
      </Link>
      <Link to="/rosters" className="row link">
        <Icon name="clock" />
        <span className="grow">{t('tasks.duty')}</span>
        {onDuty > 0 && <span className="tag">{onDuty}</span>}
        <Icon name="next" />
      </Link>
      <Link to="/whistles" className="row link">
        <Icon name="bell" />
        <span className="grow">{t('tasks.whistles')}</span>
        {called > 0 && <span className="tag">{called}</span>}
        <Icon name="next" />
      </Link>
      {mediates && (
        <Link to="/disputes" className="row link">
          <Icon name="person" />
          <span className="grow">{t('tasks.disputes')}</span>
          {mediating > 0 && <span className="tag">{mediating}</span>}
          <Icon name="next" />
        </Link>
      )}
      {spots > 0 && (
        <Link to="/spot-checks" className="row link">
          <Icon name="tick" />
          <span className="grow">{t('tasks.spots')}</span>
          <span className="tag">{spots}</span>
          <Icon name="next" />
        </Link>
      )}
      {inspects && (
        <Link to="/hazards" className="row link">
          <Icon name="tick" />
          <span className="grow">{t('tasks.hazards')}</span>
          {hazards > 0 && <span className="tag">{hazards}</span>}
          <Icon name="next" />
        </Link>
      )}
      {checksEstates && (
        <Link to="/inspections" className="row link">
          <Icon name="house" />
          <span className="grow">{t('tasks.inspections')}</span>
          {estates > 0 && <span className="tag">{estates}</span>}
          <Icon name="next" />
        </Link>
      )}
      {assists && (
        <Link to="/services/$" params={{ _splat: 'proxy' }} className="row link">
          <Icon name="care" />
          <span className="grow">{t('tasks.entrustments')}</span>
          {assisting > 0 && <span className="tag">{assisting}</span>}
          <Icon name="next" />
        </Link>
      )}
      {cares && (
        <Link to="/care" className="row link">
          <Icon name="care" />
          <span className="grow">{t('tasks.care')}</span>
          <Icon name="next" />
        </Link>
      )}
      {writes && (
        <Link to="/registers" className="row link">
          <Icon name="list" />
          <span className="grow">{t('tasks.registers')}</span>
          <Icon name="next" />
        </Link>
      )}
      {permissions.includes('collections.answer') && (
        <Link to="/collections" className="row link">
          <Icon name="list" />
          <span className="grow">{t('tasks.collections')}</span>
          {sheets > 0 && <span className="tag">{sheets}</span>}
          <Icon name="next" />
        </Link>
      )}
      {admits && (
        <Link to="/admission" className="row link">
          <Icon name="list" />
          <span className="grow">{t('tasks.admission')}</span>
          <Icon name="next" />
        </Link>
      )}
      <Link to="/demands" className="row link">
        <Icon name="list" />
        <span className="grow">{t('tasks.demands')}</span>
        {asked > 0 && <span className="tag">{asked}</span>}
        <Icon name="next" />
      </Link>
    </section>
  );
};

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Tag } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { getBoard, Round } from '#contract/patrols/rounds.ts';
import { roundStates } from '#contract/patrols/values.ts';
import { shortTime } from '#ui/time.ts';
import { call, endpoints } from '../../app/api.ts';
import { useLocale, useTitle } from '../../app/hooks.ts';
import { useLive } from '../../app/live.ts';
import { AreaSelect } from '../../components/AreaSelect.tsx';
import { RecordTable } from '../../components/list/RecordTable.tsx';
import { patrolsKey, Sections } from './Sections.tsx';

type Area = ReturnType<typeof getBoard.response.parse>['areas'][number];

/** Rounds of today, as they are walked: by area and one by one. Nobody is named. */
export const Board = () => {
  const { t } = useTranslation('patrols-console');
  const locale = useLocale();
  const client = useQueryClient();
  const search = useSearch({ from: '/shell/patrols' });
  const navigate = useNavigate();
  useTitle(t('parts.board'));
  const query = useQuery({
    queryKey: [patrolsKey, 'board', search.area],
    queryFn: ({ signal }) => call(endpoints.patrols.getBoard, { query: { area: search.area } }, signal),
    refetchInterval: 60_000,
  });
  useLive(useMemo(() => ({ patrols: () => void client.invalidateQueries({ queryKey: [patrolsKey, 'board'] }) }), [client]));
  const once = { ...query, hasNextPage: false, isFetchingNextPage: false, fetchNextPage: () => undefined } as never;
  const number = (state: (typeof roundStates)[number]) => ({
    title: t(`states.${state}`),
    key: state,
    width: 90,
    render: (_: unknown, row: Area) => <span className="num">{row[state]}</span>,
  });
  return (
    <div className="page">
      <Sections />
      <div className="page-head">
        <h1>{t('parts.board')}</h1>
        <p className="soft">{t('boardLead')}</p>
      </div>
      <search className="bar">
        <AreaSelect
          label={t('area')}
          value={search.area}
          onChange={(area) => void navigate({ to: '/patrols', search: { ...search, area } })}
        />
      </search>
      <RecordTable<Area>
        list={once}
        rows={query.data?.areas ?? []}
        rowKey={({ area }) => area.code}
        width={900}
        empty={t('boardNone')}
        columns={[
          { title: t('area'), key: 'area', bare: true, render: (_, { area }) => area.name },
          ...roundStates.map(number),
          { title: t('problems'), key: 'problems', width: 90, render: (_, { problems }) => <span className="num">{problems}</span> },
          { title: t('doubts'), key: 'doubts', width: 90, render: (_, { doubts }) => <span className="num">{doubts}</span> },
        ]}
      />
      <h2>{t('roundsOfToday')}</h2>
      <RecordTable<Round>
        list={once}
        rows={query.data?.rounds ?? []}
        rowKey={({ routeId, key }) => `${routeId} ${key}`}
        width={800}
        empty={t('boardNone')}
        columns={[
          {
            title: t('route'),
            key: 'route',
            bare: true,
            render: (_, one) => (
              <>
                <Link to="/patrols/routes/$routeId" params={{ routeId: one.routeId }}>
                  {one.route}
                </Link>
                <div className="soft">{one.area.name}</div>
              </>
            ),
          },
          { title: t('state'), key: 'state', width: 110, render: (_, { state }) => <Tag>{t(`states.${state}`)}</Tag> },
          {
            title: t('stopsDone'),
            key: 'done',
            width: 110,
            render: (_, { done, stops }) => <span className="num">{`${done}/${stops}`}</span>,
          },
          {
            title: t('dueUntil'),
            key: 'until',
            width: 140,
            render: (_, { until }) => <span className="num">{shortTime(until, locale)}</span>,
          },
          { title: t('problems'), key: 'problems', width: 90, render: (_, { problems }) => <span className="num">{problems}</span> },
          { title: t('doubts'), key: 'doubts', width: 90, render: (_, { doubts }) => <span className="num">{doubts}</span> },
        ]}
      />
      {(query.data?.more ?? 0) > 0 && <p className="soft">{t('more', { count: query.data?.more })}</p>}
    </div>
  );
};

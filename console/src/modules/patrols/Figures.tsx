import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { getFigures } from '#contract/patrols/rounds.ts';
import { dayOf, platformDay } from '#ui/time.ts';
import { call, endpoints } from '../../app/api.ts';
import { useTitle } from '../../app/hooks.ts';
import { AreaSelect } from '../../components/AreaSelect.tsx';
import { RecordTable } from '../../components/list/RecordTable.tsx';
import { patrolsKey, Sections } from './Sections.tsx';
import { Share } from './Share.tsx';
import type { PatrolSearch } from './search.ts';

type Row = ReturnType<typeof getFigures.response.parse>['items'][number];

/** Coverage and punctuality by community, grid or route, with their formulas. There are none by person. */
export const Figures = () => {
  const { t } = useTranslation('patrols-console');
  const search = useSearch({ from: '/shell/patrols/figures' });
  const navigate = useNavigate();
  useTitle(t('parts.figures'));
  const until = search.until ?? platformDay();
  const from = search.from ?? dayOf(new Date(Date.parse(until) - 29 * 86_400_000));
  const { area, by = 'community' } = search;
  const query = useQuery({
    queryKey: [patrolsKey, 'figures', from, until, area, by],
    queryFn: ({ signal }) => call(endpoints.patrols.getFigures, { query: { from, until, area, by } }, signal),
  });
  const change = (next: PatrolSearch): void => void navigate({ to: '/patrols/figures', search: { ...search, ...next } });
  const total = query.data?.total;
  return (
    <div className="page">
      <Sections />
      <div className="page-head">
        <h1>{t('parts.figures')}</h1>
        <p className="soft">{t('figuresLead')}</p>
      </div>
      <search className="bar">
        <Input type="date" aria-label={t('from')} value={from} onChange={({ target }) => change({ from: target.value || undefined })} />
        <Input type="date" aria-label={t('to')} value={until} onChange={({ target }) => change({ until: target.value || undefined })} />
        <AreaSelect label={t('area')} value={area} onChange={(code) => change({ area: code })} />
        <Select
          aria-label={t('by')}
          value={by}
          options={(['community', 'grid', 'route'] as const).map((value) => ({ value, label: t(`byIs.${value}`) }))}
          onChange={(value) => change({ by: value })}
        />
      </search>
      {total && (
        <p>
          {t('coverage')} <Share part={total.stopsDone} of={total.stopsDue} /> · {t('punctuality')}{' '}
          <Share part={total.punctual} of={total.due} /> · {t('parts.misses')} <span className="num">{total.misses}</span>
        </p>
      )}
      <RecordTable<Row>
        list={{ ...query, hasNextPage: false, isFetchingNextPage: false, fetchNextPage: () => undefined } as never}
        rows={query.data?.items ?? []}
        rowKey={(row) => row.routeId ?? row.area.code}
        width={900}
        empty={t('figuresNone')}
        columns={[
          { title: t(`byIs.${by}`), key: 'name', bare: true, render: (_, row) => row.name },
          { title: t('coverage'), key: 'coverage', render: (_, row) => <Share part={row.stopsDone} of={row.stopsDue} /> },
          { title: t('punctuality'), key: 'punctuality', render: (_, row) => <Share part={row.punctual} of={row.due} /> },
          { title: t('states.missed'), key: 'missed', width: 90, render: (_, { missed }) => <span className="num">{missed}</span> },
          { title: t('states.partly'), key: 'partly', width: 90, render: (_, { partly }) => <span className="num">{partly}</span> },
          { title: t('problems'), key: 'problems', width: 90, render: (_, { problems }) => <span className="num">{problems}</span> },
          { title: t('parts.misses'), key: 'misses', width: 90, render: (_, { misses }) => <span className="num">{misses}</span> },
        ]}
      />
      {(query.data?.more ?? 0) > 0 && <p className="soft">{t('more', { count: query.data?.more })}</p>}
      <p className="soft">{t('formula')}</p>
    </div>
  );
};

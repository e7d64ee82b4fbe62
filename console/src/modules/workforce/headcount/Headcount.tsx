import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { HeadcountItem } from '#contract/workforce/api.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { workforceKey } from '../queries.ts';
import { Sections } from '../Sections.tsx';

/** A norm, and how many are missing to it. */
const Norm = ({ norm, workers }: { norm: number | null; workers: number }) => {
  const { t } = useTranslation('workforce-console');
  if (norm === null) return <span className="soft">{t('head.unknown')}</span>;
  return (
    <>
      <span className="num">{norm}</span>{' '}
      {workers < norm ? <strong>{t('head.short', { count: norm - workers })}</strong> : <span className="soft">{t('head.enough')}</span>}
    </>
  );
};

/** Community workers of each community beside the number there shall be, those with most missing first. */
export const Headcount = () => {
  const { t } = useTranslation('workforce-console');
  const search = useSearch({ from: '/shell/workforce/headcount' });
  const navigate = useNavigate();
  useTitle(t('sections.headcount'));
  const { area } = search;
  const query = useQuery({
    queryKey: [workforceKey, 'headcount', area],
    queryFn: ({ signal }) => call(endpoints.workforce.getHeadcount, { query: { area } }, signal),
  });
  const missing = ({ workers, byHouseholds, byResidents }: HeadcountItem): number =>
    Math.max(byHouseholds ?? 0, byResidents ?? 0) - workers;
  const rows = [...(query.data?.items ?? [])].sort((a, b) => missing(b) - missing(a));
  const figure = (value: number | null) => <span className="num">{value ?? '—'}</span>;
  return (
    <div className="page">
      <Sections />
      <div className="page-head">
        <h1>{t('sections.headcount')}</h1>
        <p className="soft">{t('head.lead')}</p>
      </div>
      <search className="bar">
        <AreaSelect
          label={t('area')}
          placeholder={t('anyArea')}
          value={area}
          onChange={(code) => void navigate({ to: '/workforce/headcount', search: { area: code } })}
        />
      </search>
      <RecordTable<HeadcountItem>
        list={{ ...query, hasNextPage: false, isFetchingNextPage: false, fetchNextPage: () => undefined } as never}
        rows={rows}
        rowKey={(row) => row.area.code}
        width={820}
        empty={t('head.none')}
        columns={[
          { title: t('head.community'), key: 'community', bare: true, render: (_, row) => row.area.name },
          { title: t('head.workers'), key: 'workers', width: 80, render: (_, row) => figure(row.workers) },
          {
            title: t('head.byHouseholds'),
            key: 'byHouseholds',
            render: (_, row) => <Norm norm={row.byHouseholds} workers={row.workers} />,
          },
          { title: t('head.byResidents'), key: 'byResidents', render: (_, row) => <Norm norm={row.byResidents} workers={row.workers} /> },
          { title: t('head.households'), key: 'households', width: 100, render: (_, row) => figure(row.households) },
          { title: t('head.residents'), key: 'residents', width: 110, render: (_, row) => figure(row.residents) },
        ]}
      />
    </div>
  );
};

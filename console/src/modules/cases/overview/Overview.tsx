import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Input, Segmented, Skeleton } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { areaBases, type Overview as Figured } from '#contract/cases/api.ts';
import { endOfDay, fullDay, platformDay, startOfDay } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { Broken } from '../../../components/Broken.tsx';
import { Notice } from '../../../components/Notice.tsx';
import type { OverviewSearch } from '../search.ts';
import { AreaMapCard } from './AreaMapCard.tsx';
import { AreaTable } from './AreaTable.tsx';
import { Categories } from './Categories.tsx';
import { Figures } from './Figures.tsx';
import { Organisations } from './Organisations.tsx';
import { Sections } from './Sections.tsx';
import { Stages } from './Stages.tsx';
import { StatesBar } from './StatesBar.tsx';
import { Trail } from './Trail.tsx';
import { Trend } from './Trend.tsx';
import '../../../styles/overview.css';

const lengths = { week: 7, month: 30, quarter: 90 } as const;

/** How an area fares over a period; every figure leads to the cases behind it. */
export const Overview = () => {
  const { t } = useTranslation('cases-console');
  const locale = useLocale();
  const me = useMe();
  const search = useSearch({ from: '/shell/overview' });
  const navigate = useNavigate();
  useTitle(t('nav.overview'));
  const period = search.period ?? 'month';
  const today = platformDay();
  const from = period === 'custom' ? (search.from ?? platformDay(-29)) : platformDay(1 - lengths[period]);
  const to = period === 'custom' ? (search.to ?? today) : today;
  const query = { area: search.area, from: startOfDay(from), to: endOfDay(to), areas: search.areas ?? ('filed' as const) };
  const { data, error, isPending, isFetching, refetch } = useQuery({
    queryKey: ['overview', query],
    queryFn: ({ signal }) => call(endpoints.cases.getOverview, { query }, signal),
    placeholderData: keepPreviousData,
    refetchInterval: 30_000,
  });
  // as long a time before, for comparison
  const length = Date.parse(query.to) - Date.parse(query.from);
  const earlier = { ...query, from: new Date(Date.parse(query.from) - length).toISOString(), to: query.from };
  const { data: before } = useQuery({
    queryKey: ['overview', earlier],
    queryFn: ({ signal }) => call(endpoints.cases.getOverview, { query: earlier }, signal),
    staleTime: 300_000,
  });
  const { data: counts } = useQuery({
    queryKey: ['overview', 'counts', search.area],
    queryFn: ({ signal }) => call(endpoints.cases.countCases, { query: { area: search.area } }, signal),
    refetchInterval: 30_000,
  });
  const change = (next: Partial<OverviewSearch>): void => void navigate({ to: '/overview', search: { ...search, ...next } });
  const behind = useMemo(() => ({ ...(search.area ? { area: search.area } : {}), from, to }), [search.area, from, to]);

  return (
    <div className="page overview" aria-busy={isFetching}>
      <div className="overview-head">
        <div>
          <h1>{t('nav.overview')}</h1>
          <Trail area={search.area} root={me.jurisdiction.name} onArea={(area) => change({ area })} />
        </div>
        <div className="overview-choice">
          <Segmented<NonNullable<OverviewSearch['period']>>
            value={period}
            onChange={(next) => change(next === 'custom' ? { period: next, from, to } : { period: next, from: undefined, to: undefined })}
            aria-label={t('overview.period')}
            options={(['week', 'month', 'quarter', 'custom'] as const).map((value) => ({ value, label: t(`overview.periods.${value}`) }))}
          />
          {period === 'custom' && (
            <>
              <Input
                type="date"
                aria-label={t('filters.from')}
                value={from}
                max={to}
                onChange={(e) => change({ from: e.target.value || undefined })}
              />
              <Input
                type="date"
                aria-label={t('filters.to')}
                value={to}
                min={from}
                max={today}
                onChange={(e) => change({ to: e.target.value || undefined })}
              />
            </>
          )}
          {data?.changed && (
            <Segmented<Figured['basis']>
              value={search.areas ?? 'filed'}
              onChange={(next) => change({ areas: next === 'current' ? next : undefined })}
              aria-label={t('overview.basis')}
              options={areaBases.map((value) => ({ value, label: t(`overview.bases.${value}`) }))}
            />
          )}
          <span className="soft num">
            {fullDay(startOfDay(from), locale)} – {fullDay(startOfDay(to), locale)}
          </span>
        </div>
      </div>
      {data?.basis === 'current' && <p className="soft">{t('overview.currentNote')}</p>}
      {isPending ? (
        <Skeleton active paragraph={{ rows: 12 }} />
      ) : !data ? (
        <Broken error={error} reset={() => void refetch()} />
      ) : data.reported === 0 && data.open === 0 && data.closed === 0 ? (
        <Notice
          title={t('overview.empty')}
          action={
            <Link to="/overview" search={{ ...search, period: 'quarter' }} className="button-link">
              {t('overview.longer')}
            </Link>
          }
        >
          {t('overview.emptyText')}
        </Notice>
      ) : (
        <>
          <Figures data={data} behind={behind} before={before} dueSoon={counts?.queues.due_soon} />
          <Sections area={search.area} from={query.from} to={query.to} />
          <div className="overview-grid">
            <StatesBar data={data} behind={behind} />
            <Trend days={data.days} from={from} to={to} />
            <Categories categories={data.categories} />
            <AreaMapCard data={data} area={search.area} onArea={(area) => change({ area })} />
            <AreaTable data={data} behind={behind} onArea={(area) => change({ area })} from={from} to={to} />
            <Stages data={data} />
            <Organisations data={data} behind={behind} />
          </div>
        </>
      )}
    </div>
  );
};

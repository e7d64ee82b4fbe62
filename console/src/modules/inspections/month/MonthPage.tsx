import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Empty, Input, Skeleton, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EstateMonth } from '#contract/inspections/api.ts';
import { inspectionLines } from '#contract/inspections/values.ts';
import { Chart } from '#ui/charts/Chart.tsx';
import { platformDay } from '#ui/time.ts';
import { mayOpen } from '../../../app/access.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useMode, useTitle } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { Broken } from '../../../components/Broken.tsx';
import { named } from '../../../components/named.ts';
import { RecordForm } from '../RecordForm.tsx';
import type { MonthSearch } from '../search.ts';
import '../../../styles/inspections.css';
import '../../../styles/stacks.css';
import '../../../styles/parts.css';

/** A month of daily checks by estate: for communities their estates, for a company its own, as it builds up day by day. */
export const MonthPage = () => {
  const { t } = useTranslation('inspections-console');
  const me = useMe();
  const [locale, mode] = [useLocale(), useMode()];
  const search = useSearch({ from: '/shell/inspections' });
  const navigate = useNavigate();
  const [recording, setRecording] = useState(false);
  useTitle(t('title'));
  const { area, month } = search;
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['inspections', 'month', month, area],
    queryFn: ({ signal }) => call(endpoints.inspections.getInspectionMonth, { query: { month, area } }, signal),
  });
  const scores = mayOpen(me, 'scorecards.read') || mayOpen(me, 'scorecards.answer');
  const runs = useQuery({
    queryKey: ['inspections', 'runs'],
    enabled: scores,
    queryFn: ({ signal }) => call(endpoints.scorecards.listRuns, { query: { limit: 50 } }, signal),
  });
  const change = (next: MonthSearch): void => void navigate({ to: '/inspections', search: { ...search, ...next } });
  const shown = data?.month ?? month ?? '';
  const run = runs.data?.items.find(
    (one) => one.subjects === 'estate' && one.state !== 'abandoned' && one.first.slice(0, 7) <= shown && one.last.slice(0, 7) >= shown,
  );
  const figure = (key: string, of: (row: EstateMonth) => React.ReactNode): TableColumnsType<EstateMonth>[number] => ({
    title: t(key),
    key,
    align: 'right',
    render: (_, row) => <span className="num">{of(row)}</span>,
    onCell: () => named(t(key)),
  });
  const columns: TableColumnsType<EstateMonth> = [
    {
      title: t('estate'),
      key: 'estate',
      render: (_, { estate, area: at, company }) => (
        <>
          <Link to="/inspections/findings" search={{ month: shown, estate: estate.id }}>
            {estate.name}
          </Link>
          <div className="soft">{company?.name ?? t('noCompany')}</div>
          {at.name !== estate.name && <div className="soft">{at.name}</div>}
        </>
      ),
    },
    figure('deducted', ({ checked, deducted }) =>
      checked === 0 ? <span className="soft">{t('unchecked')}</span> : <strong>{deducted}</strong>,
    ),
    ...inspectionLines.map((line) => ({
      ...figure(`inspections:lines.${line}`, ({ lines, checked }) => (checked === 0 ? '—' : lines[line])),
      title: t(`inspections:lines.${line}`),
    })),
    figure('checked', ({ checked }) => checked),
    figure('open', ({ open, late }) => (
      <>
        {open}
        {late > 0 && ' '}
        {late > 0 && <span className="flag">{t('late', { count: late })}</span>}
      </>
    )),
    figure('mendedInTime', ({ mendedInTime, found }) => (found === 0 ? '—' : `${mendedInTime}/${found}`)),
    ...(run
      ? [
          {
            title: t('score'),
            key: 'score',
            render: (_: unknown, { estate }: EstateMonth) => (
              <Link
                to="/scorecards/runs/$runId/$subject"
                params={{ runId: run.id, subject: estate.id }}
                aria-label={t('scoreOf', { name: estate.name })}
              >
                {t('open_score')}
              </Link>
            ),
          },
        ]
      : []),
  ];
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <search className="bar">
        <Input
          type="month"
          aria-label={t('month')}
          value={shown}
          max={platformDay().slice(0, 7)}
          onChange={({ target }) => change({ month: target.value || undefined })}
        />
        {mayOpen(me, 'inspections.read') && <AreaSelect label={t('area')} value={area} onChange={(code) => change({ area: code })} />}
        <Button
          onClick={() => void navigate({ to: '/inspections/findings', search: { ...(shown && { month: shown }), ...(area && { area }) } })}
        >
          {t('findings')}
        </Button>
        {mayOpen(me, 'inspections.set_sheet') && (
          <Button onClick={() => void navigate({ to: '/inspections/sheet' })}>{t('inspections:sheetOf.title')}</Button>
        )}
        {data?.mayRecord && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setRecording(true)}>
            {t('record')}
          </Button>
        )}
      </search>
      {isPending ? (
        <Skeleton active paragraph={{ rows: 10 }} />
      ) : !data ? (
        <Broken error={error} reset={() => void refetch()} />
      ) : (
        <>
          <p className="soft above-table">{t('formula')}</p>
          {data.days.length > 0 && (
            <section className="card inspection-chart">
              <h2>{t('chart')}</h2>
              <Chart
                kind="bar"
                title={t('chart')}
                labels={data.days.map(({ day }) => day.slice(5))}
                series={[{ name: t('deducted'), values: data.days.map(({ deducted }) => deducted) }]}
                locale={locale}
                mode={mode}
              />
            </section>
          )}
          <Table<EstateMonth>
            size="small"
            className="stacks"
            rowKey={({ estate }) => estate.id}
            columns={columns}
            dataSource={data.items}
            pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
            locale={{ emptyText: <Empty description={t('none')} /> }}
          />
          {data.more > 0 && <p className="soft">{t('more', { count: data.more })}</p>}
        </>
      )}
      {recording && <RecordForm onClose={() => setRecording(false)} />}
    </div>
  );
};

import { DownloadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { exportResponseRecords, RecordedCall, ResponseRecord } from '#contract/whistles/api.ts';
import { shortDay } from '#ui/time.ts';
import { mayOpen } from '../../../app/access.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { useDownload } from '../../../app/work.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { whistlesKey } from '../queries.ts';
import { Sections } from '../Sections.tsx';
import type { WhistleSearch } from '../search.ts';

const address: (typeof exportResponseRecords)['path'] = '/api/whistle-records/sheet';

/** A share with what it is a share of; a dash where nothing is to be counted yet. */
const Share = ({ part, of }: { part: number; of: number }) => (
  <span className="num">
    {of === 0 ? '—' : `${((100 * part) / of).toFixed(0)}%`} <span className="soft">{`${part}/${of}`}</span>
  </span>
);

/** How called organisations responded: answers, presence, feedback in time, mean rating with how many rated; each call below. */
export const Records = () => {
  const { t } = useTranslation('whistles-console');
  const me = useMe();
  const search = useSearch({ from: '/shell/whistles/records' });
  const navigate = useNavigate();
  const { busy, download } = useDownload();
  useTitle(t('sections.records'));
  const { from, to, area } = search;
  const query = useQuery({
    queryKey: [whistlesKey, 'records', from, to, area],
    queryFn: ({ signal }) => call(endpoints.whistles.listResponseRecords, { query: { from, to, area } }, signal),
  });
  const { data } = query;
  const change = (next: WhistleSearch): void => void navigate({ to: '/whistles/records', search: { ...search, ...next } });
  const params = new URLSearchParams(Object.entries({ from, to, area }).flatMap(([key, value]) => (value ? [[key, value]] : [])));
  return (
    <div className="page">
      <Sections />
      <div className="page-head">
        <h1>{t('sections.records')}</h1>
        <p className="soft">{t('records.lead')}</p>
      </div>
      <search className="bar">
        <Input
          type="date"
          aria-label={t('records.from')}
          value={from ?? data?.from ?? ''}
          onChange={({ target }) => change({ from: target.value || undefined })}
        />
        <Input
          type="date"
          aria-label={t('records.to')}
          value={to ?? data?.to ?? ''}
          onChange={({ target }) => change({ to: target.value || undefined })}
        />
        {mayOpen(me, 'whistles.read') && <AreaSelect label={t('area')} value={area} onChange={(code) => change({ area: code })} />}
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download(`${address}?${params}`)}>
          {t('records.export')}
        </Button>
      </search>
      <RecordTable<ResponseRecord>
        list={{ ...query, hasNextPage: false, isFetchingNextPage: false, fetchNextPage: () => undefined } as never}
        rows={data?.items ?? []}
        rowKey={(row) => row.organisation.id}
        width={900}
        empty={t('records.none')}
        expandable={{ expandedRowRender: (row) => <Calls organisationId={row.organisation.id} search={search} /> }}
        columns={[
          { title: t('records.organisation'), key: 'organisation', bare: true, render: (_, row) => row.organisation.name },
          { title: t('records.calls'), key: 'calls', width: 80, render: (_, { calls }) => <span className="num">{calls}</span> },
          { title: t('records.answered'), key: 'answered', render: (_, row) => <Share part={row.answeredInTime} of={row.answerDue} /> },
          { title: t('records.cannot'), key: 'cannot', width: 90, render: (_, { cannot }) => <span className="num">{cannot}</span> },
          { title: t('records.arrived'), key: 'arrived', render: (_, row) => <Share part={row.arrivedInTime} of={row.arriveDue} /> },
          { title: t('records.feedback'), key: 'feedback', render: (_, row) => <Share part={row.feedbackInTime} of={row.feedbackDue} /> },
          {
            title: t('records.mean'),
            key: 'mean',
            render: (_, { mean, rated }) => (
              <span className="num">
                {mean === null ? '—' : mean.toFixed(2)} <span className="soft">{t('records.rated', { count: rated })}</span>
              </span>
            ),
          },
        ]}
      />
      <p className="soft">{t('records.formula')}</p>
    </div>
  );
};

const Calls = ({ organisationId, search: { from, to, area } }: { organisationId: string; search: WhistleSearch }) => {
  const { t } = useTranslation('whistles-console');
  const locale = useLocale();
  const { list, rows } = useList(
    listQuery([whistlesKey, 'recorded', organisationId, from, to, area], (cursor, signal) =>
      call(endpoints.whistles.listRecordedCalls, { params: { organisationId }, query: { from, to, area, cursor, limit: 20 } }, signal),
    ),
  );
  const told = (late: boolean | null): string => (late === null ? '—' : t(late ? 'late' : 'inTime'));
  return (
    <RecordTable<RecordedCall>
      list={list}
      rows={rows}
      rowKey="whistleId"
      empty={t('records.none')}
      columns={[
        {
          title: t('what'),
          key: 'what',
          bare: true,
          render: (_, one) => (
            <>
              <Link to="/whistles/$whistleId" params={{ whistleId: one.whistleId }}>
                {one.title}
              </Link>
              <div className="soft">
                {one.caller} · <span className="num">{shortDay(one.calledAt, locale)}</span>
              </div>
            </>
          ),
        },
        {
          title: t('whistles:stages.answer'),
          key: 'answer',
          render: (_, one) => `${one.coming === null ? '' : `${t(one.coming ? 'form.comes' : 'form.cannot')} · `}${told(one.answeredLate)}`,
        },
        { title: t('whistles:stages.arrive'), key: 'arrive', render: (_, one) => told(one.arrivedLate) },
        { title: t('whistles:stages.feedback'), key: 'feedback', render: (_, one) => told(one.feedbackLate) },
        {
          title: t('form.rating'),
          key: 'rating',
          render: (_, one) => (one.rating === null ? '—' : `${t('points', { rating: one.rating })} ${one.ratingReason ?? ''}`),
        },
      ]}
    />
  );
};

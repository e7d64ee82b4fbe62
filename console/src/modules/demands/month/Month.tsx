import { DownloadOutlined } from '@ant-design/icons';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { App, Button, Form, Input, Modal, Skeleton, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DemandFigures, DemandMonth, exportDemands } from '#contract/demands/month.ts';
import { Chart } from '#ui/charts/Chart.tsx';
import { platformDay } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useMode, useTitle } from '../../../app/hooks.ts';

import { asked } from '../../../app/send.ts';
import { useDownload } from '../../../app/work.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { Broken } from '../../../components/Broken.tsx';
import { NumberInput } from '../../../components/NumberInput.tsx';
import { named } from '../../../components/named.ts';
import { SendForm } from '../../../components/SendForm.tsx';
import { Sections } from '../Sections.tsx';
import type { DemandSearch } from '../search.ts';
import '../../../styles/stacks.css';

const address: (typeof exportDemands)['path'] = '/api/demand-months/export';

/** What was demanded within an area in a month: figures against the month before, by asker and kind, limits, and a workbook. */
export const Month = () => {
  const { t } = useTranslation('demands-console');
  const search = useSearch({ from: '/shell/demands/month' });
  const navigate = useNavigate();
  useTitle(t('sections.month'));
  const { busy, download } = useDownload();
  const { month, area } = search;
  const query = useQuery({
    queryKey: ['demands', 'month', month, area],
    queryFn: ({ signal }) => call(endpoints.demands.getDemandMonth, { query: { month, area } }, signal),
  });
  const change = (next: DemandSearch): void => void navigate({ to: '/demands/month', search: { ...search, ...next } });
  const { data } = query;
  const params = new URLSearchParams({ ...(month ? { month } : {}), ...(area ? { area } : {}) });
  return (
    <div className="page">
      <Sections />
      <div className="page-head">
        <h1>{t('sections.month')}</h1>
        {data && <p className="soft">{t('monthLead', { name: data.area.name, month: data.month })}</p>}
      </div>
      <search className="bar">
        <Input
          type="month"
          aria-label={t('month')}
          value={data?.month ?? month ?? ''}
          max={platformDay().slice(0, 7)}
          onChange={({ target }) => change({ month: target.value || undefined })}
        />
        <AreaSelect label={t('area')} value={area} valueName={data?.area.name} onChange={(code) => change({ area: code })} />
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download(`${address}?${params}`)}>
          {t('export')}
        </Button>
      </search>
      {query.isPending ? (
        <Skeleton active paragraph={{ rows: 10 }} />
      ) : !data ? (
        <Broken error={query.error} reset={() => void query.refetch()} />
      ) : (
        <Figures data={data} />
      )}
    </div>
  );
};

const shownFigures = [
  'demands',
  'minutes',
  'late',
  'outside',
  'repeated',
  'complaints',
  'refused',
] as const satisfies readonly (keyof DemandFigures)[];

const Figures = ({ data }: { data: DemandMonth }) => {
  const { t } = useTranslation('demands-console');
  const locale = useLocale();
  const mode = useMode();
  const number = new Intl.NumberFormat(locale);
  const { total, totalBefore, rows, months, limits } = data;
  return (
    <>
      <dl className="demand-figures">
        {shownFigures.map((name) => (
          <div key={name} className="card">
            <dt>{t(`figures.${name}`)}</dt>
            <dd className="num">{number.format(total[name])}</dd>
            <dd className="soft num">
              {totalBefore ? t('figures.before', { value: number.format(totalBefore[name]) }) : t('figures.noBefore')}
            </dd>
            <dd className="soft">
              {t(`formula.${name}`, {
                told: total.told,
                answered: total.answered,
                upheld: total.upheld,
                withoutBasis: total.withoutBasis,
                share: total.refused === 0 ? 0 : Math.round((total.withoutBasis / total.refused) * 100),
              })}
            </dd>
          </div>
        ))}
      </dl>
      {limits.length > 0 && <Limits limits={limits} approver={data.approver} />}
      <section className="card demand-part" aria-label={t('byAsker')}>
        <h2>{t('byAsker')}</h2>
        <Table
          size="small"
          className="stacks"
          rowKey={({ asker, kind }) => `${asker.level} ${asker.name} ${kind}`}
          dataSource={rows}
          pagination={rows.length > 50 ? { pageSize: 50 } : false}
          locale={{ emptyText: <span className="soft">{t('noMonth')}</span> }}
          columns={[
            {
              title: t('asker'),
              key: 'asker',
              onCell: () => named(t('asker')),
              render: (_, { asker }) => (
                <>
                  {asker.name} <span className="soft">{t(`demands:levels.${asker.level}`)}</span>
                </>
              ),
            },
            { title: t('kind'), key: 'kind', onCell: () => named(t('kind')), render: (_, { kind }) => t(`demands:kinds.${kind}`) },
            ...shownFigures.map((name) => ({
              title: t(`figures.${name}`),
              key: name,
              align: 'right' as const,
              onCell: () => named(t(`figures.${name}`)),
              render: (_: unknown, { figures, before }: DemandMonth['rows'][number]) => (
                <span className="num">
                  {number.format(figures[name])} {totalBefore && <span className="soft">/ {number.format(before[name])}</span>}
                </span>
              ),
            })),
          ]}
        />
        {totalBefore && <p className="soft">{t('slash')}</p>}
      </section>
      <section className="card demand-part" aria-label={t('trend')}>
        <h2>{t('trend')}</h2>
        <Chart
          kind="bar"
          title={t('trend')}
          locale={locale}
          mode={mode}
          labels={months.map((one) => one.month)}
          series={[
            { name: t('figures.demands'), values: months.map((one) => one.demands) },
            { name: t('figures.complaints'), values: months.map((one) => one.complaints) },
          ]}
        />
      </section>
    </>
  );
};

const Limits = ({ limits, approver }: Pick<DemandMonth, 'limits' | 'approver'>) => {
  const { t } = useTranslation('demands-console');
  const { message } = App.useApp();
  const client = useQueryClient();
  const [allowing, setAllowing] = useState<DemandMonth['limits'][number] | null>(null);
  return (
    <section className="card demand-part" aria-label={t('limits')}>
      <h2>{t('limits')}</h2>
      <p className="soft">{t('limitsLead', { level: t(`demands:levels.${approver}`) })}</p>
      <ul className="demand-limits">
        {limits.map((one) => (
          <li key={one.area.code}>
            <span>{one.area.name}</span>
            <span className={one.asked >= one.limit + one.allowed ? 'clock clock-red' : 'clock clock-yellow'}>
              {t('limitOf', { asked: one.asked, limit: one.limit + one.allowed })}
            </span>
            {one.allowed > 0 && <span className="soft">{t('allowed', { count: one.allowed })}</span>}
            {one.mayAllow && (
              <Button size="small" onClick={() => setAllowing(one)}>
                {t('allow')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {allowing && (
        <Modal open title={t('allowTitle', { name: allowing.area.name })} footer={null} onCancel={() => setAllowing(null)} destroyOnHidden>
          <SendForm<{ extra: number; reason: string }, { ok: true }>
            keep="demands.allow"
            subject={allowing.area.code}
            title={t('allow')}
            initial={{ extra: 1 }}
            submit={t('allow')}
            request={(v) => asked(endpoints.demands.allowDemands, { body: { area: allowing.area.code, ...v } })}
            onCancel={() => setAllowing(null)}
            onDone={() => {
              void client.invalidateQueries({ queryKey: ['demands', 'month'] });
              void message.success(t('done.allowed'));
              setAllowing(null);
            }}
          >
            <Form.Item name="extra" label={t('extra')} rules={[{ required: true, message: t('extraRule') }]}>
              <NumberInput min={1} max={100} precision={0} />
            </Form.Item>
            <Form.Item
              name="reason"
              label={t('reason')}
              rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('reasonRule') }]}
            >
              <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
            </Form.Item>
          </SendForm>
        </Modal>
      )}
    </section>
  );
};

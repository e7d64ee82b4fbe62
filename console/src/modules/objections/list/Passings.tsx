import { useQuery } from '@tanstack/react-query';
import { Button, Input, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Passings as Answer } from '#contract/objections/api.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useMedia, useTitle } from '../../../app/hooks.ts';
import { useDownload } from '../../../app/work.ts';
import { Broken } from '../../../components/Broken.tsx';
import { named } from '../../../components/named.ts';
import '../../../styles/stacks.css';

type Row = Answer['rows'][number];
const figures = ['dispatched', 'returned', 'recalled', 'objections', 'upheld', 'refused', 'rulings'] as const;

/** How cases pass to and fro, organisation by organisation. */
export const Passings = () => {
  const { t } = useTranslation('objections-console');
  const wide = useMedia('(min-width: 768px)');
  const [period, setPeriod] = useState<{ from?: string; to?: string }>({});
  const { busy, download } = useDownload();
  useTitle(t('nav.passings'));
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['objections', 'passings', period],
    queryFn: ({ signal }) => call(endpoints.objections.getPassings, { query: period }, signal),
  });
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  const query = new URLSearchParams(data ? { from: data.from, to: data.to } : {});
  const dayField = (which: 'from' | 'to') => (
    <Input
      type="date"
      aria-label={t(`passings.${which}`)}
      value={period[which] ?? data?.[which] ?? ''}
      onChange={({ target }) => target.value !== '' && setPeriod({ ...period, [which]: target.value })}
      style={{ width: 160 }}
    />
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.passings')}</h1>
        <p className="soft">{t('passings.lead')}</p>
      </div>
      <search className="bar">
        {dayField('from')}
        {dayField('to')}
        <Button loading={busy} onClick={() => void download(`/api/objections/passings/sheet?${query}`)}>
          {t('passings.export')}
        </Button>
      </search>
      <Table<Row>
        size="small"
        className="stacks"
        rowKey="organisation"
        loading={isPending}
        dataSource={data?.rows ?? []}
        scroll={wide ? { x: 860 } : {}}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: <span className="soft">{t('passings.none')}</span> }}
        columns={[
          {
            title: t('passings.organisation'),
            dataIndex: 'organisation',
            onCell: () => named(t('passings.organisation')),
          },
          ...figures.map((key) => ({
            title: t(`passings.${key}`),
            dataIndex: key,
            className: 'num',
            width: 84,
            onCell: () => named(t(`passings.${key}`)),
          })),
          {
            title: t('passings.share'),
            key: 'share',
            className: 'num',
            width: 90,
            onCell: () => named(t('passings.share')),
            render: (_, { returnedShare }) => (returnedShare === null ? '—' : `${Math.round(returnedShare * 1_000) / 10}%`),
          },
        ]}
      />
    </div>
  );
};

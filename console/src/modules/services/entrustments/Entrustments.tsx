import { Link } from '@tanstack/react-router';
import { Button, Space, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntrustmentRow } from '#contract/services/entrustments.ts';
import { shortTime } from '#ui/time.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { Entrusted } from './Entrusted.tsx';

/** Who acts for whom, in what, and how far it is. */
export const Entrustments = () => {
  const { t } = useTranslation('services-console');
  const locale = useLocale();
  const [shown, setShown] = useState<string | null>(null);
  useTitle(t('entrustments'));
  const { list, rows } = useList(
    listQuery(['services', 'entrustments'], (cursor, signal) =>
      call(endpoints.services.listEntrustments, { query: { cursor, limit: 30 } }, signal),
    ),
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('entrustments')}</h1>
        <p className="soft">{t('entrustmentsLead')}</p>
      </div>
      <RecordTable<EntrustmentRow>
        list={list}
        rows={rows}
        rowKey="id"
        width={800}
        empty={t('noEntrustments')}
        columns={[
          {
            title: t('item'),
            key: 'item',
            bare: true,
            render: (_, one) => (
              <>
                <Button type="link" className="inline" onClick={() => setShown(one.id)}>
                  {one.item.name}
                </Button>
                <div className="soft">
                  {one.person} · {one.area.name}
                </div>
              </>
            ),
          },
          { title: t('agent'), key: 'agent', width: 130, render: (_, { agent }) => agent ?? t('nobodyYet') },
          {
            title: t('askedAt'),
            key: 'askedAt',
            width: 140,
            render: (_, one) => <span className="num">{shortTime(one.askedAt, locale)}</span>,
          },
          {
            title: t('state'),
            key: 'state',
            width: 200,
            render: (_, one) => (
              <Space>
                <Tag>{t(`services-own:entrustmentStates.${one.state}`)}</Tag>
                {one.applicationId && (
                  <Link to="/services/$applicationId" params={{ applicationId: one.applicationId }}>
                    {t('toApplication')}
                  </Link>
                )}
              </Space>
            ),
          },
        ]}
      />
      {shown && <Entrusted id={shown} onClose={() => setShown(null)} />}
    </div>
  );
};

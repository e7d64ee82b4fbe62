import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { channels } from '#contract/kernel/notices.ts';
import { deliveryStates, type NoticeDelivery } from '#contract/notices/api.ts';
import { fullTime } from '#ui/time.ts';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { named } from '../../../components/named.ts';
import '../../../styles/stacks.css';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';

interface Filter {
  readonly channel?: NoticeDelivery['channel'] | undefined;
  readonly state?: NoticeDelivery['state'] | undefined;
}

/** Messages by channel and state, newest first, without their receivers. */
export const DeliveryLog = () => {
  const { t } = useTranslation('notices');
  const locale = useLocale();
  const [filter, setFilter] = useState<Filter>({});
  const { list, rows } = useList(
    listQuery(['notice-deliveries', filter], (cursor, signal) =>
      call(endpoints.notices.listNoticeDeliveries, { query: { ...filter, cursor, limit: 50 } }, signal),
    ),
  );
  return (
    <section className="card setting" aria-labelledby="notice-log">
      <div className="setting-wide">
        <h2 id="notice-log">{t('log.title')}</h2>
        {list.data?.pages[0] && <p className="soft">{t('log.lead', { days: list.data.pages[0].keptDays })}</p>}
        <div className="notice-form">
          <Select<NoticeDelivery['channel'] | ''>
            aria-label={t('log.channel')}
            style={{ width: 140 }}
            value={filter.channel ?? ''}
            options={[{ value: '', label: t('log.any') }, ...channels.map((value) => ({ value, label: t(`channels.${value}`) }))]}
            onChange={(channel) => setFilter({ ...filter, channel: channel === '' ? undefined : channel })}
          />
          <Select<NoticeDelivery['state'] | ''>
            aria-label={t('log.state')}
            style={{ width: 140 }}
            value={filter.state ?? ''}
            options={[{ value: '', label: t('log.any') }, ...deliveryStates.map((value) => ({ value, label: t(`states.${value}`) }))]}
            onChange={(state) => setFilter({ ...filter, state: state === '' ? undefined : state })}
          />
        </div>
        {list.error && (
          <p className="field-problem" role="alert">
            {wordsFor(list.error)}
          </p>
        )}
        <RecordTable<NoticeDelivery>
          list={list}
          rows={rows}
          rowKey="id"
          empty={t('log.none')}
          columns={[
            { title: t('log.at'), dataIndex: 'at', render: (at: string) => <span className="num">{fullTime(at, locale)}</span> },
            {
              title: t('log.channel'),
              dataIndex: 'channel',
              onCell: () => named(t('log.channel')),
              render: (channel: NoticeDelivery['channel']) => t(`channels.${channel}`),
            },
            {
              title: t('log.kind'),
              dataIndex: 'kind',
              onCell: () => named(t('log.kind')),
              render: (kind: string) => t(`${kind.replace('.', ':notices.')}.name`, { defaultValue: kind }),
            },
            {
              title: t('log.state'),
              dataIndex: 'state',
              onCell: () => named(t('log.state')),
              render: (state: NoticeDelivery['state']) => t(`states.${state}`),
            },
            { title: t('log.attempts'), dataIndex: 'attempts', onCell: () => named(t('log.attempts')) },
            { title: t('log.reason'), dataIndex: 'reason', onCell: () => named(t('log.reason')) },
            {
              title: t('log.next'),
              dataIndex: 'nextAt',
              onCell: () => named(t('log.next')),
              render: (at: string | null) => at && <span className="num">{fullTime(at, locale)}</span>,
            },
          ]}
        />
      </div>
    </section>
  );
};

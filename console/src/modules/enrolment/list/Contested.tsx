import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { ServiceRecord } from '#contract/enrolment/records.ts';
import { periodName } from '#ui/period.ts';
import { call, endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { QueuePage } from '../../../components/list/QueuePage.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { hoursOf } from '../hours.ts';
import type { Which } from '../search.ts';
import { useShell } from './useShell.ts';

/** Records that members contest: looked into before anything goes to a unit. */
export const Contested = () => {
  const { t, shell } = useShell();
  const [settling, setSettling] = useState<ServiceRecord | null>(null);
  const { list, rows } = useList(
    listQuery(['enrolment', 'contested'], (cursor, signal) =>
      call(endpoints.enrolment.listContestedRecords, { query: { cursor, limit: 30 } }, signal),
    ),
  );
  return (
    <QueuePage<ServiceRecord, Which>
      {...shell}
      list={list}
      rows={rows}
      columns={[
        {
          title: t('person'),
          key: 'person',
          bare: true,
          render: (_, one) => (
            <>
              <strong>{one.name}</strong> <span className="soft">{one.unit.name}</span>
            </>
          ),
        },
        { title: t('record.period'), key: 'period', render: (_, one) => periodName(one.period) },
        {
          title: t('record.counted'),
          key: 'counted',
          render: (_, one) =>
            t('enrolment-own:counted', { hours: hoursOf(one.minutes), duties: one.duties, orders: one.orders, rated: one.rated }),
        },
        {
          title: t('record.about'),
          key: 'about',
          render: (_, one) => one.contested.map((each) => t(`enrolment-own:contestable.${each}`)).join(t('comma')),
        },
        {
          title: t('acts'),
          key: 'acts',
          render: (_, one) =>
            one.actions.includes('settle') && (
              <Button size="small" onClick={() => setSettling(one)}>
                {t('record.settle')}
              </Button>
            ),
        },
      ]}
    >
      {settling && (
        <ActDrawer<{ found: string }, ServiceRecord>
          keep="enrolment.settle"
          subject={settling.id}
          title={`${t('record.settle')} ${settling.name}`}
          lead={<p>{t('record.lead')}</p>}
          submit={t('record.settle')}
          done={t('record.done')}
          renews="enrolment"
          request={({ found }) =>
            asked(endpoints.enrolment.settleServiceRecord, {
              params: { recordId: settling.id },
              body: { version: settling.version, found: found.trim() },
            })
          }
          onClose={() => setSettling(null)}
          onDone={() => setSettling(null)}
        >
          <Form.Item
            name="found"
            label={t('record.found')}
            rules={[{ required: true, whitespace: true, min: 2, message: t('record.foundNeeded') }]}
          >
            <Input maxLength={200} />
          </Form.Item>
        </ActDrawer>
      )}
    </QueuePage>
  );
};

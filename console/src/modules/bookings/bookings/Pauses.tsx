import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Pause } from '#contract/bookings/api.ts';
import { fullDay } from '#ui/time.ts';
import { endpoints } from '../../../app/api.ts';
import { useLocale } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { useList } from '../../../components/list/useList.ts';
import { pausesQuery } from './queries.ts';

/** Who books nothing in a place for some time, why, and what they object. */
export const Pauses = () => {
  const { t } = useTranslation('bookings-console');
  const locale = useLocale();
  const { list, rows } = useList(pausesQuery);
  const [deciding, setDeciding] = useState<Pause | null>(null);
  return (
    <>
      <RecordTable<Pause>
        list={list}
        rows={rows}
        rowKey="id"
        empty={t('noPauses')}
        columns={[
          {
            title: t('who'),
            key: 'who',
            bare: true,
            render: (_, one) => (
              <>
                {one.by}
                <div className="soft">{one.place.name}</div>
              </>
            ),
          },
          { title: t('until'), key: 'until', render: (_, one) => t('missedUntil', { count: one.misses, day: fullDay(one.until, locale) }) },
          { title: t('objection'), key: 'objection', render: (_, one) => one.objection ?? <span className="soft">{t('none')}</span> },
          {
            title: t('act'),
            key: 'act',
            render: (_, one) =>
              one.decision ? (
                t(`decided.${one.decision}`)
              ) : one.actions.includes('decide') ? (
                <Button size="small" onClick={() => setDeciding(one)}>
                  {t('decide')}
                </Button>
              ) : null,
          },
        ]}
      />
      {deciding && (
        <ActDrawer<{ lift: boolean; reason: string }, Pause>
          keep="bookings.pause"
          subject={deciding.id}
          title={t('decide')}
          lead={deciding.objection ?? t('noObjection')}
          submit={t('decide')}
          done={t('done')}
          initial={{ lift: true }}
          renews="bookings"
          request={({ lift, reason }) =>
            asked(endpoints.bookings.decidePause, { params: { pauseId: deciding.id }, body: { lift, reason: reason.trim() } })
          }
          onClose={() => setDeciding(null)}
          onDone={() => setDeciding(null)}
        >
          <Form.Item name="lift" label={t('decision')}>
            <Radio.Group
              options={[
                { value: true, label: t('decided.lifted') },
                { value: false, label: t('decided.upheld') },
              ]}
            />
          </Form.Item>
          <Form.Item
            name="reason"
            label={t('reason')}
            extra={t('reasonSeen')}
            rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('reasonNeeded') }]}
          >
            <Input.TextArea maxLength={200} autoSize={{ minRows: 2 }} />
          </Form.Item>
        </ActDrawer>
      )}
    </>
  );
};

import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CareRow, UnledCare } from '#contract/care/records.ts';
import { call, endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { WordsItem } from '../../../components/WordsItem.tsx';

/** Records that nobody leads any more, for whoever may take them over; nothing of whom they are about. */
export const Unled = () => {
  const { t } = useTranslation('care-console');
  const navigate = useNavigate();
  const [taken, setTaken] = useState<UnledCare | null>(null);
  const { data } = useQuery({ queryKey: ['care', 'unled'], queryFn: ({ signal }) => call(endpoints.care.listUnledCare, {}, signal) });
  const items = data?.items ?? [];
  if (items.length === 0) return null;
  return (
    <>
      <Alert
        type="warning"
        title={t('unled.title', { count: items.length })}
        description={
          <ul className="plain-list">
            {items.map((one) => (
              <li key={one.id} className="queue-acts">
                <span>{t('unled.row', { area: one.area.name, visitors: one.visitors, until: one.consentUntil })}</span>
                <Button size="small" onClick={() => setTaken(one)}>
                  {t('unled.take')}
                </Button>
              </li>
            ))}
          </ul>
        }
      />
      {taken && (
        <ActDrawer<{ reason: string }, CareRow>
          keep="care.take_over"
          subject={taken.id}
          title={t('unled.take')}
          lead={<p className="soft">{t('unled.lead', { area: taken.area.name })}</p>}
          submit={t('unled.take')}
          done={t('unled.done')}
          renews="care"
          request={(body) => asked(endpoints.care.takeOverCare, { params: { recordId: taken.id }, body })}
          onClose={() => setTaken(null)}
          onDone={({ id }) => void navigate({ to: '/care/records/$recordId', params: { recordId: id } })}
        >
          <WordsItem name="reason" label={t('unled.reason')} needed={t('unled.reasonNeeded')} />
        </ActDrawer>
      )}
    </>
  );
};

import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Form, Input, Radio, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { EntrustmentDetail } from '#contract/services/entrustments.ts';
import type { EntrustmentStep } from '#contract/services/kinds.ts';
import { call, endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';
import { Photos } from '../../../components/Photos.tsx';
import '../../../styles/facts.css';

/** One entrustment with its steps. */
export const Entrusted = ({ id, onClose }: { id: string; onClose: () => void }) => {
  const { t } = useTranslation('services-console');
  const [step, setStep] = useState<EntrustmentStep | null>(null);
  const { data } = useQuery({
    queryKey: ['services', 'entrustment', id],
    queryFn: ({ signal }) => call(endpoints.services.getEntrustment, { params: { entrustmentId: id } }, signal),
  });
  if (data && step) return <StepDrawer data={data} step={step} onClose={() => setStep(null)} />;
  return (
    <Drawer open title={data?.item.name ?? t('entrustments')} onClose={onClose} size={460}>
      {data ? (
        <>
          <dl className="fact-grid">
            {(
              [
                ['person', data.person],
                ['phone', data.phone],
                ['scope', data.scope],
                ['agent', data.agent ?? t('nobodyYet')],
                ['said', data.words],
              ] as const
            ).map(([key, value]) =>
              value ? (
                <div key={key}>
                  <dt>{t(key)}</dt>
                  <dd>{value}</dd>
                </div>
              ) : null,
            )}
          </dl>
          {data.photos.length > 0 && <Photos photos={data.photos} />}
          <p className="bar">
            {data.steps.map((one) => (
              <Button key={one} onClick={() => setStep(one)}>
                {t(`entrustmentSteps.${one}`)}
              </Button>
            ))}
          </p>
        </>
      ) : (
        <Skeleton active />
      )}
    </Drawer>
  );
};

interface Values {
  words?: string;
  satisfied?: boolean;
}
const StepDrawer = ({ data, step, onClose }: { data: EntrustmentDetail; step: EntrustmentStep; onClose: () => void }) => {
  const { t } = useTranslation('services-console');
  return (
    <ActDrawer<Values, EntrustmentDetail>
      keep={`services.entrustment_${step}`}
      subject={data.id}
      title={t(`entrustmentSteps.${step}`)}
      submit={t(`entrustmentSteps.${step}`)}
      done={t('stepped')}
      renews="services"
      initial={{ satisfied: true }}
      request={({ words = '', satisfied = true }) =>
        asked(endpoints.services.stepEntrustment, {
          params: { entrustmentId: data.id },
          body:
            step === 'accept'
              ? { step, photoIds: [] }
              : step === 'call_back'
                ? { step, satisfied, words: words.trim() }
                : step === 'deliver'
                  ? { step, words: words.trim(), feeFen: 0 }
                  : { step, words: words.trim() },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      {step === 'call_back' && (
        <Form.Item name="satisfied" label={t('satisfied')}>
          <Radio.Group
            options={[
              { value: true, label: t('content') },
              { value: false, label: t('notContent') },
            ]}
          />
        </Form.Item>
      )}
      {step !== 'accept' && (
        <Form.Item name="words" label={t('said')} rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('textRule') }]}>
          <Input.TextArea maxLength={200} autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      )}
    </ActDrawer>
  );
};

import { Form, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ApplicationDetail } from '#contract/services/applications.ts';
import type { ApplicationStep } from '#contract/services/kinds.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';

interface Values {
  text?: string;
  granted?: boolean;
  receivedBy?: string;
}
interface Props {
  application: ApplicationDetail;
  step: ApplicationStep;
  onClose: () => void;
}

/** Takes an application a step further: accepted, sent back for papers, refused, decided, handed out. */
export const StepForm = ({ application, step, onClose }: Props) => {
  const { t } = useTranslation('services-console');
  return (
    <ActDrawer<Values, ApplicationDetail>
      keep={`services.${step}`}
      subject={application.id}
      title={t(`steps.${step}`)}
      lead={t(`stepLead.${step}`)}
      submit={t(`steps.${step}`)}
      done={t('stepped')}
      renews="services"
      initial={{ granted: true }}
      request={({ text = '', granted = true, receivedBy = '' }) =>
        asked(endpoints.services.stepApplication, {
          params: { applicationId: application.id },
          body:
            step === 'accept'
              ? { step, text: text.trim() || null }
              : step === 'issue'
                ? { step, receivedBy: receivedBy.trim() }
                : step === 'decide'
                  ? { step, granted, text: text.trim() }
                  : { step, text: text.trim() },
        })
      }
      onClose={onClose}
      onDone={onClose}
    >
      {step === 'decide' && (
        <Form.Item name="granted" label={t('decision')}>
          <Radio.Group
            options={[
              { value: true, label: t('grant') },
              { value: false, label: t('notGranted') },
            ]}
          />
        </Form.Item>
      )}
      {step === 'issue' ? (
        <Form.Item name="receivedBy" label={t('receivedBy')} rules={[{ required: true, whitespace: true, min: 2, message: t('nameRule') }]}>
          <Input maxLength={40} autoComplete="off" />
        </Form.Item>
      ) : (
        <Form.Item
          name="text"
          label={t(`stepText.${step}`)}
          rules={step === 'accept' ? [] : [{ required: true, whitespace: true, min: step === 'decide' ? 5 : 2, message: t('textRule') }]}
        >
          <Input.TextArea maxLength={1000} autoSize={{ minRows: 3, maxRows: 8 }} />
        </Form.Item>
      )}
    </ActDrawer>
  );
};

import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { SurveyDetail } from '#contract/surveys/api.ts';
import { endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { ActDrawer } from '../../../components/ActDrawer.tsx';

/** Takes a survey back, with the reason. */
export const WithdrawForm = ({ s, onClose }: { s: SurveyDetail; onClose: () => void }) => {
  const { t } = useTranslation('surveys-console');
  return (
    <ActDrawer<{ reason: string }, SurveyDetail>
      keep="surveys.withdraw"
      subject={s.id}
      title={t('acts.withdraw')}
      lead={<p className="soft">{t('withdrawLead')}</p>}
      submit={t('acts.withdraw')}
      done={t('did.withdraw')}
      renews="surveys"
      request={({ reason }) => asked(endpoints.surveys.withdrawSurvey, { params: { surveyId: s.id }, body: { reason: reason.trim() } })}
      onClose={onClose}
      onDone={onClose}
    >
      <Form.Item
        name="reason"
        label={t('reason')}
        rules={[{ required: true, whitespace: true, min: 2, max: 200, message: t('form.wordsRule', { min: 2, max: 200 }) }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </ActDrawer>
  );
};

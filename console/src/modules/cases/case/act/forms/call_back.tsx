import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { limits } from '#contract/cases/lifecycle.ts';
import type { ActForm } from './form.ts';
import { YesNo } from './YesNo.tsx';

const Fields = () => {
  const { t } = useTranslation('cases-console');
  return (
    <>
      <p className="soft act-lead">{t('act.callBackHint')}</p>
      {(['answered', 'solved', 'satisfied'] as const).map((name) => (
        <Form.Item key={name} name={name} label={t(`rating.${name}.ask`)} rules={[{ required: true, message: t('act.chooseOne') }]}>
          <YesNo name={name} />
        </Form.Item>
      ))}
      <Form.Item name="comment" label={t('act.comment')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={limits.reasonMax} />
      </Form.Item>
    </>
  );
};

/** It starts empty: its answers are the reporter's. */
export const callBack: ActForm = {
  key: '7',
  words: 'none',
  tells: true,
  Fields,
  body: ({ answered, solved, satisfied, comment }) => ({
    rating: { answered, solved, satisfied, comment: (comment as string | undefined)?.trim() || null },
  }),
};

import { Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import type { CaseDetail } from '#contract/cases/api.ts';
import { type CaseAction, limits } from '#contract/cases/lifecycle.ts';
import { PhotoField } from '../../../../components/PhotoField.tsx';
import { Phrases } from '../../../../components/Phrases.tsx';
import { Templates } from '../../../../components/Templates.tsx';
import { actForms } from '../../acts.ts';

interface Props {
  action: CaseAction;
  data: CaseDetail;
  onBusy: (busy: boolean) => void;
  /** Whether photos are taken; what the act says where it is left out. */
  photos?: boolean;
}

/** The fields of an act, after what it needs. */
export const ActFields = ({ action, data, onBusy, photos = actForms[action].photos === true }: Props) => {
  const { t } = useTranslation('cases-console');
  const form = Form.useFormInstance();
  const { words: asked, why, Fields } = actForms[action];
  const words = typeof asked === 'function' ? asked(data) : asked;
  const must = words === 'must';
  return (
    <>
      {Fields && <Fields data={data} />}
      {typeof words === 'object' ? (
        <>
          <Form.Item
            name="text"
            label={t(`act.text.${action}`)}
            rules={[{ required: true, whitespace: true, min: words.min, message: t('act.textNeeded', { min: words.min }) }]}
          >
            <Input.TextArea autoFocus autoSize={{ minRows: 4, maxRows: 12 }} maxLength={words.max} showCount />
          </Form.Item>
          <Phrases
            of={action}
            onPick={(phrase) => form.setFieldValue('text', [form.getFieldValue('text'), phrase].filter(Boolean).join(''))}
          />
          <Templates of={action} data={data} onPick={(text) => form.setFieldValue('text', text)} />
        </>
      ) : (
        words !== 'none' && (
          <>
            <Form.Item
              name="reason"
              label={t(must ? 'act.reason' : 'act.note')}
              rules={must ? [{ required: true, whitespace: true, min: limits.reasonMin, message: t('act.reasonNeeded') }] : []}
              extra={must && why ? t(why) : undefined}
            >
              <Input.TextArea autoFocus={must} autoSize={{ minRows: 2, maxRows: 8 }} maxLength={limits.reasonMax} />
            </Form.Item>
            <Phrases of={action} onPick={(phrase) => form.setFieldValue('reason', phrase)} />
            <Templates of={action} data={data} onPick={(text) => form.setFieldValue('reason', text)} />
          </>
        )
      )}
      {photos && (
        <Form.Item label={t('act.photos')} name="photos">
          <PhotoField onBusy={onBusy} />
        </Form.Item>
      )}
    </>
  );
};

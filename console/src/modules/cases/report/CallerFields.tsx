import { Checkbox, Form, Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { telephoneOf } from '#contract/kernel/typed.ts';
import { CleanInput } from '../../../components/CleanInput.tsx';

/** Whose report it is, where it is written down for a caller or visitor: both may stay unknown. */
export const CallerFields = () => {
  const { t } = useTranslation('cases-console');
  const isForCaller = Form.useWatch<boolean | undefined>('forCaller') ?? false;
  return (
    <>
      <Form.Item name="forCaller" valuePropName="checked" extra={isForCaller ? t('report.forCallerHint') : undefined}>
        <Checkbox>{t('report.forCaller')}</Checkbox>
      </Form.Item>
      {isForCaller && (
        <div className="report-caller">
          <Form.Item name="callerName" label={t('report.callerName')}>
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="callerPhone"
            label={t('report.callerPhone')}
            rules={[{ pattern: /^[0-9+() -]{3,30}$/, transform: telephoneOf, message: t('report.callerPhoneWrong') }]}
          >
            <CleanInput clean={telephoneOf} inputMode="tel" autoComplete="off" />
          </Form.Item>
        </div>
      )}
    </>
  );
};

import { useMutation } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { codeOf, codePattern } from '#contract/kernel/typed.ts';
import { call, endpoints } from '../app/api.ts';
import { CleanInput } from './CleanInput.tsx';

const pause = 60;

/** The field `code` of a form, with the button that sends one to the phone in its field `phone`. In a demo without SMS the code is shown. */
export const CodeField = ({ onError }: { onError: (error: Error | null) => void }) => {
  const { t } = useTranslation('accounts-console');
  const form = Form.useFormInstance<{ phone: string; code: string }>();
  const [wait, setWait] = useState(0);
  const ask = useMutation({
    mutationFn: (phone: string) => call(endpoints.accounts.sendCode, { body: { phone } }),
    onMutate: () => onError(null),
    onSuccess: () => setWait(pause),
    onError,
  });
  useEffect(() => {
    if (wait === 0) return;
    const timer = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(timer);
  }, [wait]);
  return (
    <>
      <Form.Item label={t('signIn.code')} htmlFor="code" required>
        <div className="entry-code">
          <Form.Item
            name="code"
            noStyle
            rules={[{ required: true, transform: codeOf, pattern: codePattern, message: t('signIn.codeNeeded') }]}
          >
            <CleanInput clean={codeOf} id="code" autoComplete="one-time-code" inputMode="numeric" />
          </Form.Item>
          <Button
            loading={ask.isPending}
            disabled={wait > 0}
            onClick={() =>
              void form.validateFields(['phone']).then(
                (v) => ask.mutate(v.phone),
                () => undefined,
              )
            }
          >
            {wait > 0 ? t('signIn.wait', { seconds: wait }) : t('signIn.sendCode')}
          </Button>
        </div>
      </Form.Item>
      {ask.data?.demoCode && (
        <p role="status">
          {t('signIn.demoCode')}{' '}
          <button type="button" className="plain-link num" onClick={() => form.setFieldValue('code', ask.data.demoCode ?? '')}>
            {ask.data.demoCode}
          </button>
        </p>
      )}
      {ask.data && !ask.data.demoCode && (
        <p className="soft" role="status">
          {t('signIn.codeSent', { minutes: Math.round(ask.data.expiresInSeconds / 60) })}
        </p>
      )}
    </>
  );
};

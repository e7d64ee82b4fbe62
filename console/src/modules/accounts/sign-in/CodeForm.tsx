import { useMutation } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignInAnswer } from '#contract/accounts/second-factor.ts';
import { codeOf, codePattern, mobilePattern, phoneOf } from '#contract/kernel/typed.ts';
import { call, endpoints } from '../../../app/api.ts';
import { CleanInput } from '../../../components/CleanInput.tsx';
import { Refusal } from './Refusal.tsx';

interface Values {
  phone: string;
  code: string;
}
const pause = 60;

/** Phone and six-digit code. In a demo without SMS the code is shown. */
export const CodeForm = ({ onSignedIn }: { onSignedIn: (answer: SignInAnswer) => Promise<void> }) => {
  const { t } = useTranslation('accounts-console');
  const [form] = Form.useForm<Values>();
  const [wait, setWait] = useState(0);
  const ask = useMutation({
    mutationFn: (phone: string) => call(endpoints.accounts.sendCode, { body: { phone } }),
    onSuccess: () => setWait(pause),
  });
  const send = useMutation({ mutationFn: (body: Values) => call(endpoints.accounts.signInWithCode, { body }).then(onSignedIn) });
  useEffect(() => {
    if (wait === 0) return;
    const timer = setTimeout(() => setWait(wait - 1), 1000);
    return () => clearTimeout(timer);
  }, [wait]);
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={send.mutate} size="large" className="entry-form">
      <Form.Item
        name="phone"
        label={t('signIn.phone')}
        rules={[{ required: true, transform: phoneOf, pattern: mobilePattern, message: t('signIn.phoneNeeded') }]}
      >
        <CleanInput clean={phoneOf} autoComplete="tel" inputMode="tel" autoFocus />
      </Form.Item>
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
          <button type="button" className="plain-link num" onClick={() => form.setFieldValue('code', ask.data.demoCode)}>
            {ask.data.demoCode}
          </button>
        </p>
      )}
      {ask.data && !ask.data.demoCode && (
        <p className="soft" role="status">
          {t('signIn.codeSent', { minutes: Math.round(ask.data.expiresInSeconds / 60) })}
        </p>
      )}
      {(send.isError || ask.isError) && <Refusal error={send.error ?? ask.error} />}
      <Button type="primary" htmlType="submit" block loading={send.isPending}>
        {t('signIn.enter')}
      </Button>
    </Form>
  );
};

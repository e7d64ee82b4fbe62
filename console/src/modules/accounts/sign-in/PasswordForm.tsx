import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignInAnswer } from '#contract/accounts/second-factor.ts';
import { loginOf } from '#contract/kernel/typed.ts';
import { call, endpoints } from '../../../app/api.ts';
import { CleanInput } from '../../../components/CleanInput.tsx';
import { Refusal } from './Refusal.tsx';

interface Values {
  login: string;
  password: string;
}

/** User name or phone, and password. `filled` puts a demo account's into the fields. */
export const PasswordForm = ({ filled, onSignedIn }: { filled: Values | null; onSignedIn: (answer: SignInAnswer) => Promise<void> }) => {
  const { t } = useTranslation('accounts-console');
  const [form] = Form.useForm<Values>();
  const send = useMutation({ mutationFn: (body: Values) => call(endpoints.accounts.signInWithPassword, { body }).then(onSignedIn) });
  useEffect(() => {
    if (filled) form.setFieldsValue(filled);
  }, [filled, form]);
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={send.mutate} size="large" className="entry-form">
      <Form.Item
        name="login"
        label={t('signIn.login')}
        rules={[{ required: true, transform: loginOf, min: 3, max: 40, message: t('signIn.loginNeeded') }]}
      >
        <CleanInput clean={loginOf} autoComplete="username" autoFocus autoCapitalize="none" />
      </Form.Item>
      <Form.Item name="password" label={t('signIn.password')} rules={[{ required: true, message: t('signIn.passwordNeeded') }]}>
        <Input.Password autoComplete="current-password" maxLength={128} />
      </Form.Item>
      {send.isError && <Refusal error={send.error} />}
      <Button type="primary" htmlType="submit" block loading={send.isPending}>
        {t('signIn.enter')}
      </Button>
    </Form>
  );
};

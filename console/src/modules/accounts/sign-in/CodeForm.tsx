import { useMutation } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignInAnswer } from '#contract/accounts/second-factor.ts';
import { mobilePattern, phoneOf } from '#contract/kernel/typed.ts';
import { call, endpoints } from '../../../app/api.ts';
import { CleanInput } from '../../../components/CleanInput.tsx';
import { CodeField } from '../../../components/CodeField.tsx';
import { Refusal } from './Refusal.tsx';

interface Values {
  phone: string;
  code: string;
}

/** Phone and six-digit code. */
export const CodeForm = ({ onSignedIn }: { onSignedIn: (answer: SignInAnswer) => Promise<void> }) => {
  const { t } = useTranslation('accounts-console');
  const [unsent, setUnsent] = useState<Error | null>(null);
  const send = useMutation({ mutationFn: (body: Values) => call(endpoints.accounts.signInWithCode, { body }).then(onSignedIn) });
  return (
    <Form layout="vertical" requiredMark={false} onFinish={send.mutate} size="large" className="entry-form">
      <Form.Item
        name="phone"
        label={t('signIn.phone')}
        rules={[{ required: true, transform: phoneOf, pattern: mobilePattern, message: t('signIn.phoneNeeded') }]}
      >
        <CleanInput clean={phoneOf} autoComplete="tel" inputMode="tel" autoFocus />
      </Form.Item>
      <CodeField onError={setUnsent} />
      {(send.error ?? unsent) && <Refusal error={send.error ?? unsent} />}
      <Button type="primary" htmlType="submit" block loading={send.isPending}>
        {t('signIn.enter')}
      </Button>
    </Form>
  );
};

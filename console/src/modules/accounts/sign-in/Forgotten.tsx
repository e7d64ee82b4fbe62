import { useMutation } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mobilePattern, phoneOf } from '#contract/kernel/typed.ts';
import { call, endpoints } from '../../../app/api.ts';
import { CleanInput } from '../../../components/CleanInput.tsx';
import { CodeField } from '../../../components/CodeField.tsx';
import { Refusal } from './Refusal.tsx';

interface Values {
  phone: string;
  code: string;
  next: string;
}

/** A new password in place of a forgotten one, with a code sent to the account's phone. */
export const Forgotten = ({ onDone }: { onDone: () => void }) => {
  const { t } = useTranslation('accounts-console');
  const { message } = App.useApp();
  const [unsent, setUnsent] = useState<Error | null>(null);
  const send = useMutation({
    mutationFn: (body: Values) => call(endpoints.accounts.resetPassword, { body }),
    onSuccess: () => {
      void message.success(t('accounts-own:own.resetDone'));
      onDone();
    },
  });
  return (
    <Form layout="vertical" requiredMark={false} onFinish={send.mutate} size="large" className="entry-form">
      <h2>{t('accounts-own:own.forgotten')}</h2>
      <p className="soft">{t('accounts-own:own.forgottenLead')}</p>
      <Form.Item
        name="phone"
        label={t('signIn.phone')}
        rules={[{ required: true, transform: phoneOf, pattern: mobilePattern, message: t('signIn.phoneNeeded') }]}
      >
        <CleanInput clean={phoneOf} autoComplete="tel" inputMode="tel" autoFocus />
      </Form.Item>
      <CodeField onError={setUnsent} />
      <Form.Item
        name="next"
        label={t('accounts-own:own.next')}
        extra={t('accounts-own:own.nextRule')}
        rules={[{ required: true, min: 10, message: t('accounts-own:own.nextRule') }]}
      >
        <Input.Password autoComplete="new-password" maxLength={128} />
      </Form.Item>
      {(send.error ?? unsent) && <Refusal error={send.error ?? unsent} />}
      <Button type="primary" htmlType="submit" block loading={send.isPending}>
        {t('accounts-own:own.reset')}
      </Button>
      <Button type="link" block onClick={onDone}>
        {t('accounts-own:own.back')}
      </Button>
    </Form>
  );
};

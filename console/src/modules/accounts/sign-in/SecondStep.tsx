import { useMutation } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { factorCodeOf, factorCodePattern } from '#contract/kernel/typed.ts';
import { call, endpoints, isRefusal } from '../../../app/api.ts';
import { CleanInput } from '../../../components/CleanInput.tsx';
import { Refusal } from './Refusal.tsx';

interface Props {
  ticket: string;
  onSignedIn: () => Promise<void>;
  onRestart: () => void;
}

/** The second step of a sign-in: a code of the authenticator app, or a backup code. */
export const SecondStep = ({ ticket, onSignedIn, onRestart }: Props) => {
  const { t } = useTranslation('accounts-console');
  const send = useMutation({
    mutationFn: ({ code }: { code: string }) =>
      call(endpoints.accounts.signInWithSecondFactor, { body: { ticket, code } }).then(onSignedIn),
  });
  const over = isRefusal(send.error, 'accounts.ticket_expired', 'accounts.locked', 'accounts.account_disabled');
  return (
    <Form<{ code: string }> layout="vertical" requiredMark={false} onFinish={send.mutate} size="large" className="entry-form">
      <h2>{t('signIn.second')}</h2>
      <p>{t('signIn.secondText')}</p>
      <Form.Item
        name="code"
        label={t('signIn.secondCode')}
        rules={[{ required: true, transform: factorCodeOf, pattern: factorCodePattern, message: t('signIn.secondNeeded') }]}
        extra={t('signIn.secondBackup')}
      >
        <CleanInput clean={factorCodeOf} autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} autoFocus className="num" />
      </Form.Item>
      {send.isError && <Refusal error={send.error} />}
      <Button type="primary" htmlType="submit" block loading={send.isPending} disabled={over}>
        {t('signIn.enter')}
      </Button>
      <p className="entry-back">
        <button type="button" className="plain-link" onClick={onRestart}>
          {t('signIn.restart')}
        </button>
      </p>
    </Form>
  );
};

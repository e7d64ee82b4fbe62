import { useMutation } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useTranslation } from 'react-i18next';
import { factorCodeOf, factorCodePattern } from '#contract/kernel/typed.ts';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { CleanInput } from '../../../components/CleanInput.tsx';

/** Turns the own second factor off, with a current code. */
export const TurnOff = ({ required, onDone }: { required: boolean; onDone: () => Promise<void> }) => {
  const { t } = useTranslation('accounts-console');
  const send = useMutation({
    mutationFn: ({ code }: { code: string }) => call(endpoints.accounts.turnOffSecondFactor, { body: { code } }).then(onDone),
  });
  return (
    <section className="security-off">
      <h2>{t('security.turnOff')}</h2>
      <p className="soft">{t(required ? 'security.stillRequired' : 'security.turnOffText')}</p>
      <Form<{ code: string }> layout="vertical" requiredMark={false} onFinish={send.mutate}>
        <Form.Item
          name="code"
          label={t('signIn.secondCode')}
          rules={[{ required: true, transform: factorCodeOf, pattern: factorCodePattern, message: t('signIn.secondNeeded') }]}
        >
          <CleanInput clean={factorCodeOf} autoComplete="one-time-code" autoCapitalize="none" spellCheck={false} className="num" />
        </Form.Item>
        {send.isError && (
          <p className="field-problem" role="alert">
            {wordsFor(send.error)}
          </p>
        )}
        <Button htmlType="submit" danger loading={send.isPending}>
          {t('security.turnOff')}
        </Button>
      </Form>
    </section>
  );
};

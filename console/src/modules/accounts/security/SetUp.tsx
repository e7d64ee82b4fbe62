import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Form, QRCode } from 'antd';
import { useTranslation } from 'react-i18next';
import { codeOf, codePattern } from '#contract/kernel/typed.ts';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { CleanInput } from '../../../components/CleanInput.tsx';
import { useCopy } from '../../../components/useCopy.ts';

/** A fresh key as a QR code and as text, and the first code that proves the app has it. */
export const SetUp = ({ onDone }: { onDone: (backupCodes: string[]) => Promise<void> }) => {
  const { t } = useTranslation('accounts-console');
  const copy = useCopy();
  // asked for once per visit and not kept: another key would make the app's entry worthless
  const started = useQuery({
    queryKey: ['second-factor-key'],
    queryFn: () => call(endpoints.accounts.startSecondFactor, { body: {} }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
  });
  const confirm = useMutation({
    mutationFn: ({ code }: { code: string }) => call(endpoints.accounts.confirmSecondFactor, { body: { code } }),
    onSuccess: ({ backupCodes }) => onDone(backupCodes),
  });
  if (started.isError)
    return (
      <p className="field-problem" role="alert">
        {wordsFor(started.error)}
      </p>
    );
  if (!started.data) return <p className="soft">{t('loading')}</p>;
  const { key, address } = started.data;
  return (
    <>
      <h2>{t('security.step1')}</h2>
      <p>{t('security.step1Text')}</p>
      <div className="security-qr">
        <QRCode aria-label={t('security.qr')} type="svg" value={address} size={208} color="#000000" bgColor="#ffffff" bordered={false} />
      </div>
      <p className="soft">{t('security.byHand')}</p>
      <p className="security-key">
        <code>{key.match(/.{1,4}/g)?.join(' ')}</code>
        <Button size="small" onClick={() => copy(key)}>
          {t('security.copy')}
        </Button>
      </p>
      <p className="security-here">
        <a href={address}>{t('security.onPhone')}</a>
      </p>
      <h2>{t('security.step2')}</h2>
      <Form<{ code: string }> layout="vertical" requiredMark={false} onFinish={confirm.mutate} size="large">
        <Form.Item
          name="code"
          label={t('security.code')}
          rules={[{ required: true, transform: codeOf, pattern: codePattern, message: t('security.codeNeeded') }]}
        >
          <CleanInput clean={codeOf} autoComplete="one-time-code" inputMode="numeric" className="num" />
        </Form.Item>
        {confirm.isError && (
          <p className="field-problem" role="alert">
            {wordsFor(confirm.error)}
          </p>
        )}
        <Button type="primary" htmlType="submit" block loading={confirm.isPending}>
          {t('security.confirm')}
        </Button>
      </Form>
    </>
  );
};

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { mobilePattern, phoneOf } from '#contract/kernel/typed.ts';
import { call, endpoints, wordsFor } from '../../../app/api.ts';
import { meQuery, useMe, welcomeQuery } from '../../../app/queries.ts';
import { asked } from '../../../app/send.ts';
import { CleanInput } from '../../../components/CleanInput.tsx';
import { CodeField } from '../../../components/CodeField.tsx';
import { SendForm } from '../../../components/SendForm.tsx';

/** Changing the own phone, with a code sent to the new one. */
const PhoneForm = ({ onDone, onCancel }: { onDone: () => void; onCancel: () => void }) => {
  const { t } = useTranslation('accounts-console');
  const [unsent, setUnsent] = useState<Error | null>(null);
  const send = useMutation({
    mutationFn: (body: { phone: string; code: string }) => call(endpoints.accounts.changePhone, { body }),
    onSuccess: onDone,
  });
  const error = send.error ?? unsent;
  return (
    <Form layout="vertical" requiredMark={false} onFinish={send.mutate} className="entry-form">
      <Form.Item
        name="phone"
        label={t('accounts-own:own.newPhone')}
        rules={[{ required: true, transform: phoneOf, pattern: mobilePattern, message: t('signIn.phoneNeeded') }]}
      >
        <CleanInput clean={phoneOf} autoComplete="tel" inputMode="tel" autoFocus />
      </Form.Item>
      <CodeField onError={setUnsent} />
      {error && (
        <p className="field-problem" role="alert">
          {wordsFor(error)}
        </p>
      )}
      <div className="form-end">
        <Button onClick={onCancel}>{t('cancel')}</Button>
        <Button type="primary" htmlType="submit" loading={send.isPending}>
          {t('accounts-own:own.changePhone')}
        </Button>
      </div>
    </Form>
  );
};

/** The own name and phone, and the ways to change them. */
export const OwnAccount = () => {
  const { t } = useTranslation('accounts-console');
  const { account } = useMe();
  const client = useQueryClient();
  const { message } = App.useApp();
  const { data: welcome } = useQuery(welcomeQuery);
  const [changing, setChanging] = useState<'name' | 'phone' | null>(null);
  const done = async (words: string): Promise<void> => {
    setChanging(null);
    await client.fetchQuery({ ...meQuery, staleTime: 0 });
    void message.success(words);
  };
  return (
    <section aria-labelledby="own-account">
      <h2 id="own-account">{t('accounts-own:own.title')}</h2>
      {changing === 'name' ? (
        <SendForm<{ name: string }, unknown>
          keep="own.name"
          title={t('accounts-own:own.rename')}
          initial={{ name: account.name }}
          submit={t('accounts-own:own.rename')}
          request={({ name }) => asked(endpoints.accounts.renameMe, { body: { name: name.trim() } })}
          onCancel={() => setChanging(null)}
          onDone={() => void done(t('accounts-own:own.renamed'))}
        >
          <Form.Item
            name="name"
            label={t('accounts-own:own.name')}
            rules={[{ required: true, whitespace: true, min: 2, max: 40, message: t('accounts-own:own.nameRule') }]}
          >
            <Input autoFocus maxLength={40} autoComplete="name" />
          </Form.Item>
        </SendForm>
      ) : (
        <p className="own-line">
          <span>{account.name}</span>
          <Button size="small" onClick={() => setChanging('name')}>
            {t('accounts-own:own.rename')}
          </Button>
        </p>
      )}
      {changing === 'phone' ? (
        <PhoneForm onDone={() => void done(t('accounts-own:own.phoneChanged'))} onCancel={() => setChanging(null)} />
      ) : (
        <p className="own-line">
          <span className="num">{account.phone ?? t('accounts-own:own.noPhone')}</span>
          {welcome?.codes && (
            <Button size="small" onClick={() => setChanging('phone')}>
              {t('accounts-own:own.changePhone')}
            </Button>
          )}
        </p>
      )}
      {welcome && !welcome.codes && <p className="soft">{t('accounts-own:own.noGateway')}</p>}
    </section>
  );
};

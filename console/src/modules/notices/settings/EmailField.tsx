import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { NoticeSettings } from '#contract/notices/api.ts';
import { call, endpoints, wordsFor } from '../../../app/api.ts';

/** The own address: given, confirmed by the code that comes there, taken away. */
export const EmailField = ({ email }: { email: NoticeSettings['email'] }) => {
  const { t } = useTranslation('notices');
  const client = useQueryClient();
  const { message } = App.useApp();
  const [typed, setTyped] = useState('');
  const options = (said: string) => ({
    onSuccess: () => {
      setTyped('');
      void message.success(said);
      return client.invalidateQueries({ queryKey: ['notice-settings'] });
    },
  });
  const set = useMutation({
    mutationFn: (address: string | null) => call(endpoints.notices.setEmail, { body: { address } }),
    ...options(t(email ? 'saved' : 'email.sent')),
  });
  const confirm = useMutation({
    mutationFn: (code: string) => call(endpoints.notices.confirmEmail, { body: { code } }),
    ...options(t('email.done')),
  });
  const error = set.error ?? confirm.error;
  const asksCode = email !== null && !email.confirmed;
  return (
    <section className="card setting">
      <div className="setting-wide">
        <h2>{t('email.label')}</h2>
        {email && (
          <p>
            {email.address} {email.confirmed && <span className="soft">{t('email.confirmed')}</span>}
          </p>
        )}
        {error && (
          <p className="field-problem" role="alert">
            {wordsFor(error)}
          </p>
        )}
        <form
          className="notice-form"
          onSubmit={(event) => {
            event.preventDefault();
            if (asksCode) confirm.mutate(typed.trim());
            else set.mutate(typed.trim());
          }}
        >
          {!email?.confirmed && (
            <>
              <Input
                aria-label={t(asksCode ? 'email.code' : 'email.label')}
                placeholder={t(asksCode ? 'email.code' : 'email.label')}
                value={typed}
                required
                type={asksCode ? 'text' : 'email'}
                inputMode={asksCode ? 'numeric' : 'email'}
                autoComplete={asksCode ? 'one-time-code' : 'email'}
                style={{ width: 260 }}
                onChange={({ target }) => setTyped(target.value)}
              />
              <Button htmlType="submit" type="primary" loading={set.isPending || confirm.isPending}>
                {t(asksCode ? 'email.confirm' : 'email.set')}
              </Button>
            </>
          )}
          {email && (
            <Button loading={set.isPending} onClick={() => set.mutate(null)}>
              {t('email.remove')}
            </Button>
          )}
        </form>
      </div>
    </section>
  );
};

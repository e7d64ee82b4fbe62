import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { v7 } from 'uuid';
import * as accountsApi from '#client/endpoints/accounts.ts';
import { call } from '../../api.ts';
import { Page } from '../../parts/page.tsx';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { welcomeQuery } from '../../queries.ts';
import { CodeField, PhoneField, useCode } from '../../session/code.tsx';
import { refreshMe, useMe } from '../../session/session.ts';

/** The own name, and the own phone with a code sent to the new one. */
export const AccountPage = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const me = useMe();
  const { data: welcome } = useQuery(welcomeQuery);
  const [name, setName] = useState<string | null>(null);
  const form = useCode();
  const { busy, run, setError } = form;
  const done = async (words: string) => {
    await refreshMe();
    toast(words);
    void navigate({ to: '/me', replace: true });
  };
  const typed = (name ?? me?.account.name ?? '').trim();
  const rename = (event: FormEvent) => {
    event.preventDefault();
    if (typed.length < 2) return setError(t('accounts-own:own.nameRule'));
    void run(async () => {
      await call(accountsApi.renameMe, { body: { id: v7(), name: typed } });
      await done(t('accounts-own:own.renamed'));
    });
  };
  const changePhone = form.confirm(async (body) => {
    await call(accountsApi.changePhone, { body });
    await done(t('accounts-own:own.phoneChanged'));
  });
  if (!me) return null;
  return (
    <Page title={t('accounts-own:own.title')} back>
      <form className="stack" onSubmit={rename} onInput={() => setError(null)} noValidate>
        <div className="field">
          <label htmlFor="own-name">{t('accounts-own:own.name')}</label>
          <input
            id="own-name"
            className="input"
            autoComplete="name"
            maxLength={40}
            value={name ?? me.account.name}
            onChange={(event) => setName(event.target.value)}
          />
        </div>
        <button type="submit" className="button wide" disabled={busy || typed === me.account.name}>
          {t('accounts-own:own.rename')}
        </button>
      </form>
      <form className="stack" onSubmit={changePhone} onInput={() => setError(null)} noValidate>
        <p className="soft">
          {t('accounts-own:own.phone')} {me.account.phone ?? t('accounts-own:own.noPhone')}
        </p>
        {welcome?.codes ? (
          <>
            <PhoneField label={t('accounts-own:own.newPhone')} value={form.phone} onChange={form.setPhone} />
            {form.sent && <CodeField of={form} />}
            <button type="submit" className="button wide" disabled={busy}>
              {t(form.sent ? 'accounts-own:own.changePhone' : 'signIn.send')}
            </button>
          </>
        ) : (
          welcome && <p className="hint">{t('accounts-own:own.noGateway')}</p>
        )}
      </form>
      <FormError error={form.error} />
    </Page>
  );
};

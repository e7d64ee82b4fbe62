import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as noticesApi from '#client/endpoints/notices.ts';
import type { NoticeSettings } from '#contract/notices/api.ts';
import { call } from '../../api.ts';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';

/** The own address: given, confirmed by the code that comes there, taken away. */
export const EmailField = ({ email }: { email: NoticeSettings['email'] }) => {
  const { t } = useTranslation('notices');
  const client = useQueryClient();
  const [error, setError] = useState<unknown>(null);
  const run = (act: Promise<unknown>, said: string): void => {
    setError(null);
    act.then(() => {
      toast(said);
      return client.invalidateQueries({ queryKey: ['notice-settings'] });
    }, setError);
  };
  const typedIn = (event: FormEvent<HTMLFormElement>): string => {
    event.preventDefault();
    return String(new FormData(event.currentTarget).get('value')).trim();
  };
  return (
    <section className="card" aria-label={t('email.label')}>
      <h2>{t('email.label')}</h2>
      {email && (
        <p>
          {email.address} {email.confirmed && <span className="tag">{t('email.confirmed')}</span>}
        </p>
      )}
      <FormError error={error} />
      {email && !email.confirmed && (
        <form className="stack" onSubmit={(e) => run(call(noticesApi.confirmEmail, { body: { code: typedIn(e) } }), t('email.done'))}>
          <label className="field">
            {t('email.code')}
            <input className="input" name="value" inputMode="numeric" autoComplete="one-time-code" required />
          </label>
          <button type="submit" className="button main wide">
            {t('email.confirm')}
          </button>
        </form>
      )}
      {email ? (
        <button
          type="button"
          className="button wide"
          onClick={() => run(call(noticesApi.setEmail, { body: { address: null } }), t('saved'))}
        >
          {t('email.remove')}
        </button>
      ) : (
        <form className="stack" onSubmit={(e) => run(call(noticesApi.setEmail, { body: { address: typedIn(e) } }), t('email.sent'))}>
          <label className="field">
            {t('email.label')}
            <input className="input" name="value" type="email" autoComplete="email" required />
          </label>
          <button type="submit" className="button wide">
            {t('email.set')}
          </button>
        </form>
      )}
    </section>
  );
};

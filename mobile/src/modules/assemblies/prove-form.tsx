import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as assembliesApi from '#client/endpoints/assemblies.ts';
import { call } from '../../api.ts';
import { FormError } from '../../parts/states.tsx';
import { useAct } from '../../parts/use-act.ts';

/** Proves to be the owner who is registered under the own phone. */
export const ProveForm = ({ askable }: { askable: boolean }) => {
  const { t } = useTranslation();
  const { busy, error, setError, run } = useAct('assemblies');
  const [digits, setDigits] = useState('');
  if (!askable)
    return (
      <section className="card stack" aria-label={t('assemblies.prove')}>
        <h2>{t('assemblies.prove')}</h2>
        <p>{t('assemblies.unknown')}</p>
      </section>
    );
  const send = (): void => {
    const clean = digits.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
    if (!/^[0-9A-Z]{6}$/.test(clean)) {
      setError(t('assemblies.digitsRule'));
      return;
    }
    void run('prove', async (id) => {
      await call(assembliesApi.proveOwnership, { body: { id, digits: clean } });
      setDigits('');
    });
  };
  return (
    <form
      className="card stack"
      aria-label={t('assemblies.prove')}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h2>{t('assemblies.prove')}</h2>
      <p>{t('assemblies.proveText')}</p>
      <div className="field">
        <label htmlFor="owner-digits">{t('assemblies.digits')}</label>
        <input
          id="owner-digits"
          className="input"
          value={digits}
          maxLength={8}
          autoComplete="off"
          autoCapitalize="characters"
          onChange={(event) => setDigits(event.target.value)}
        />
      </div>
      <FormError error={error} />
      <button type="submit" className="button main wide" disabled={busy !== null}>
        {t('assemblies.proveNow')}
      </button>
    </form>
  );
};

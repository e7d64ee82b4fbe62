import { useQuery } from '@tanstack/react-query';
import { type ComponentType, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isOffline } from '../api.ts';
import { useOnline } from '../parts/connection.tsx';
import { Icon } from '../parts/icons.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { FormError } from '../parts/states.tsx';
import { codesArrive, welcomeQuery } from '../queries.ts';
import { wantWords } from '../words.ts';
import { goAnonymous } from './session.ts';

interface WhoSheetProps {
  onClose: () => void;
  /** `owner` is null when the report has to wait for a network before anybody can sign in. */
  onReady: (owner: string | null, anonymous: boolean) => void;
}

/** Asks, over the finished report, who is sending it: by phone, anonymously, or – without a network – later. */
export const WhoSheet = ({ onClose, onReady }: WhoSheetProps) => {
  const { t } = useTranslation();
  const online = useOnline();
  const codes = codesArrive(useQuery(welcomeQuery).data);
  // signing in asks the server anyway, so its form comes when it is wanted
  const [PhoneForm, setPhoneForm] = useState<ComponentType<{ onDone: (owner: string) => void }> | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const attempt = async (step: () => Promise<void>): Promise<void> => {
    setBusy(true);
    setError(null);
    try {
      await step();
    } catch (cause) {
      setError(cause);
    }
    setBusy(false);
  };
  const byPhone = () =>
    attempt(async () => {
      const [{ PhoneForm: loaded }] = await Promise.all([import('./phone-form.tsx'), wantWords(['accounts-phone'])]);
      setPhoneForm(() => loaded);
    });
  const anonymous = () =>
    attempt(async () => {
      const me = await goAnonymous();
      if (me) onReady(me.account.id, true);
    });
  return (
    <Sheet title={t('who.title')} onClose={onClose}>
      <p>{t('who.kept')}</p>
      {PhoneForm === null && (
        <>
          {codes && (
            <>
              <button type="button" className="button main wide" disabled={busy} onClick={() => void byPhone()}>
                <Icon name="phone" />
                {t('who.phone')}
              </button>
              <p className="hint">{t('who.phoneHint')}</p>
            </>
          )}
          <button type="button" className={codes ? 'button wide' : 'button main wide'} disabled={busy} onClick={() => void anonymous()}>
            <Icon name="mask" />
            {t('who.anonymous')}
          </button>
          <p className="hint">{t('who.anonymousHint')}</p>
        </>
      )}
      {PhoneForm !== null && <PhoneForm onDone={(owner) => onReady(owner, false)} />}
      <FormError error={error} />
      {(!online || isOffline(error)) && (
        <button type="button" className="button wide" onClick={() => onReady(null, false)}>
          <Icon name="outbox" />
          {t('who.later')}
        </button>
      )}
    </Sheet>
  );
};

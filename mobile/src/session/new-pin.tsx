import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { FormError } from '../parts/states.tsx';
import { PinField } from './pin-field.tsx';
import { pinPattern } from './vault.ts';

interface NewPinProps {
  /** Words of the button. */
  action: string;
  /** Asks for the old PIN too. */
  old?: boolean;
  /** Does it; answers with words for what is wrong, null when it was done. */
  onPin: (pin: string, old: string) => Promise<string | null>;
}

/** Chooses a PIN: typed twice, and not what everybody tries first. */
export const NewPin = ({ action, old: asksOld = false, onPin }: NewPinProps) => {
  const { t } = useTranslation();
  const [old, setOld] = useState('');
  const [pin, setPin] = useState('');
  const [again, setAgain] = useState('');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (!pinPattern.test(pin)) return setError(t('device.pinRule'));
    if (isPlain(pin)) return setError(t('device.pinPlain'));
    if (pin !== again) return setError(t('device.pinDiffers'));
    setBusy(true);
    setError(null);
    await onPin(pin, old).then(setError, setError);
    setBusy(false);
  };
  return (
    <form className="stack" onSubmit={(event) => void submit(event)} onInput={() => setError(null)} noValidate>
      {asksOld && <PinField id="pin-old" label={t('device.pinOld')} value={old} onChange={setOld} />}
      <PinField id="pin-new" label={t(asksOld ? 'device.pinNew' : 'device.pin')} value={pin} onChange={setPin} />
      <PinField id="pin-again" label={t('device.pinAgain')} value={again} onChange={setAgain} />
      <FormError error={error} />
      <button type="submit" className="button main wide" disabled={busy}>
        {action}
      </button>
    </form>
  );
};

/** One digit six times, or six in a row. */
const isPlain = (pin: string): boolean => /^(\d)\1{5}$/.test(pin) || '01234567890'.includes(pin) || '09876543210'.includes(pin);

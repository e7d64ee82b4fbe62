import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Sheet } from '../../parts/sheet.tsx';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';

/** Says what is wrong with hours. */
export const ContestSheet = ({ send, onClose }: { send: (id: string, words: string) => Promise<unknown>; onClose: () => void }) => {
  const { t } = useTranslation('volunteers-phone');
  const { busy, error, run } = useAct('volunteers');
  const [words, setWords] = useState('');
  return (
    <Sheet title={t('contest')} onClose={onClose}>
      <p>{t('contestLead')}</p>
      <label className="stack">
        <span>{t('contestWords')}</span>
        <textarea className="input" rows={3} maxLength={200} value={words} onChange={({ target }) => setWords(target.value)} />
      </label>
      <FormError error={error} />
      <button
        type="button"
        className="button main wide"
        disabled={busy !== null || words.trim().length < 2}
        onClick={() =>
          void run(words, (id) => send(id, words.trim())).then((done) => {
            if (!done) return;
            toast(t('contested'));
            onClose();
          })
        }
      >
        {t('contestSend')}
      </button>
    </Sheet>
  );
};

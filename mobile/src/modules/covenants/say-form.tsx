import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import * as covenantsApi from '#client/endpoints/covenants.ts';
import { call } from '../../api.ts';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useKeptForm } from '../../store/kept-form.ts';

interface Props {
  covenantId: string;
  number: number;
  /** Null: the whole. */
  article: string | null;
  label: string;
  /** Null: it stays open. */
  onDone: (() => void) | null;
}
const shortest = 2;

/** Says something about an article, or about the whole. */
export const SayForm = ({ covenantId, number, article, label, onDone }: Props) => {
  const { t } = useTranslation();
  const { busy, error, run } = useAct('covenants');
  const kept = useKeptForm('covenants.say', { words: '' }, `${covenantId} ${number} ${article ?? ''}`);
  if (kept === null) return null;
  const { words } = kept.fields;
  const send = async (): Promise<void> => {
    const body = { number, article, words: words.trim() };
    const done = await run(`say ${article} ${body.words}`, (id) =>
      call(covenantsApi.commentCovenant, { params: { covenantId }, body: { id, ...body } }),
    );
    if (!done) return;
    await kept.renew();
    toast(t('covenants.said'));
    onDone?.();
  };
  return (
    <form
      className="stack"
      aria-label={label}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void send();
      }}
    >
      <label className="stack">
        <span>{label}</span>
        <textarea
          className="input"
          rows={3}
          maxLength={500}
          value={words}
          onChange={({ target }) => kept.change({ words: target.value })}
        />
      </label>
      <p className="hint">{t('covenants.wordsHint')}</p>
      <FormError error={error ?? (kept.unsaved ? t('room.full') : null)} />
      <button type="submit" className="button main wide" disabled={busy !== null || words.trim().length < shortest}>
        {t('covenants.sayIt')}
      </button>
      {onDone && (
        <button type="button" className="button wide" onClick={onDone}>
          {t('covenants.cancel')}
        </button>
      )}
    </form>
  );
};

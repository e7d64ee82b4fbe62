import { type FormEvent, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ActBody, CaseDetail } from '#contract/cases/api.ts';
import type { CaseAction } from '#contract/cases/lifecycle.ts';
import { Sheet } from '../../../parts/sheet.tsx';
import { FormError } from '../../../parts/states.tsx';
import { toast } from '../../../parts/toast.tsx';
import { PhotoField } from '../../../photos/photo-field.tsx';
import { useMe } from '../../../session/session.ts';
import { useElder } from '../../../settings.ts';
import { useActDraft } from '../../../store/act-draft.ts';
import type { LocalPhoto } from '../../../store/database.ts';
import { submit } from '../../../store/outbox.ts';
import { forms } from './forms/index.ts';

interface ActSheetProps {
  detail: CaseDetail;
  action: CaseAction;
  onClose: () => void;
}

/** The form of one act. Its id is made once and stays through every retry; without a network the act goes to the outbox. */
export const ActSheet = ({ detail, action, onClose }: ActSheetProps) => {
  const { t } = useTranslation();
  const form = forms[action];
  const elder = useElder();
  const owner = useMe()?.account.id ?? null;
  const begun = useActDraft(owner, detail.id, action, {
    words: '',
    photos: [],
    fields: {},
  });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const { draft, change } = begun;
  const changePhotos = useCallback(
    (next: (photos: LocalPhoto[]) => LocalPhoto[]) => change((old) => ({ photos: next(old.photos) })),
    [change],
  );
  if (!draft) return null;
  const { id, words, photos, fields } = draft;
  const { extra } = form;

  const problem = (): string | null => {
    const missing = extra?.missing(fields, detail);
    if (missing) return t(missing);
    if (form.required && words.trim().length < form.min) return t('act.tooShort', { min: form.min });
    return null;
  };
  const body = (): Omit<ActBody, 'photoIds'> => {
    const written = words.trim() || null;
    const said = form.words === 'none' ? {} : { [form.words]: written };
    return { id, version: detail.version, action, ...said, ...extra?.body(fields, detail, written) } as Omit<ActBody, 'photoIds'>;
  };
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const wrong = problem();
    if (wrong) return setError(wrong);
    setBusy(true);
    setError(null);
    const outcome = await submit(
      {
        id: id,
        kind: 'act',
        owner,
        caseId: detail.id,
        title: detail.title,
        body: body(),
        place: null,
        photos,
        state: 'waiting',
        message: null,
        code: null,
        createdAt: Date.now(),
      },
      owner,
    );
    setBusy(false);
    if (outcome.status === 'unkept') return setError(t('room.unkept'));
    if (outcome.status === 'refused') return setError(outcome.error);
    await begun.finish();
    toast(t(outcome.status === 'sent' ? 'act.done' : 'act.kept', { action: t(`act.titles.${action}`) }));
    onClose();
  };
  const phrases = form.phrased && !elder ? (t(`phrases.${action}`, { returnObjects: true }) as string[]) : [];
  const field = 'act-words';
  const own = { detail, fields, change: (part: typeof fields) => change((old) => ({ fields: { ...old.fields, ...part } })) };
  return (
    <Sheet title={t(`act.titles.${action}`)} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void send(event)} onInput={() => setError(null)} noValidate>
        {form.explained && <p className="soft">{t(`act.explain.${action}`)}</p>}
        {extra && !extra.after && <extra.Fields {...own} />}
        <div className="field">
          <label htmlFor={field}>
            {t(form.label ?? `act.words.${form.words}`)}
            {!form.required && <span className="hint"> {t('act.optional')}</span>}
          </label>
          {phrases.length > 0 && (
            <div className="wrap">
              {phrases.map((phrase) => (
                <button
                  key={phrase}
                  type="button"
                  className="chip"
                  onClick={() => change({ words: words.trim() ? `${words.trim()}，${phrase}` : phrase })}
                >
                  {phrase}
                </button>
              ))}
            </div>
          )}
          <textarea
            id={field}
            className="input"
            rows={3}
            maxLength={form.max}
            value={words}
            onChange={(event) => change({ words: event.target.value })}
          />
          <span className="count">{t('report.count', { length: words.length, max: form.max })}</span>
        </div>
        {extra?.after && <extra.Fields {...own} />}
        {form.photos && (
          <div className="field">
            <span className="label">{t(form.photosLabel ?? 'report.photos')}</span>
            <PhotoField photos={photos} owner={owner} onChange={changePhotos} />
          </div>
        )}
        <FormError error={error ?? (begun.unsaved ? t('room.full') : null)} />
        <button type="submit" className="button main wide" disabled={busy}>
          {busy ? t('report.sending') : t(form.send ?? `act.go.${action}`)}
        </button>
      </form>
    </Sheet>
  );
};

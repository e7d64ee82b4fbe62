import { type FormEvent, type ReactNode, useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#client/call.ts';
import { PhotoField } from '../photos/photo-field.tsx';
import { useMe } from '../session/session.ts';
import { useActDraft } from '../store/act-draft.ts';
import type { LocalPhoto, Written } from '../store/database.ts';
import { submitWritten } from '../store/outbox.ts';
import { Sheet } from './sheet.tsx';
import { FormError } from './states.tsx';
import { toast } from './toast.tsx';

type Fields = Readonly<Record<string, unknown>>;
interface Props {
  /** What is done, in words, and what it is done to: the draft is kept under both. */
  what: string;
  action: string;
  subject: { readonly id: string; readonly title: string; readonly page: string };
  explain?: string;
  address: { readonly path: string; readonly answers: readonly string[] };
  params: Record<string, unknown>;
  /** First key of the queries that show it. */
  renews: string;
  /** How it is sent: see `Written`. */
  sending?: Pick<Written, 'acted' | 'subject'>;
  /** The words that go with it. */
  words: { readonly label: string; readonly max: number; readonly optional?: boolean; readonly short?: boolean };
  photos?: string;
  /** What is said where there is no photo. */
  photoNeeded?: string;
  begin?: Fields;
  /** The body beside id and photos. */
  body: (fields: Fields, words: string) => object;
  /** What is missing besides words. */
  problem?: (fields: Fields) => string | null;
  onClose: () => void;
  children?: (fields: Fields, change: (part: Fields) => void) => ReactNode;
}

/** Something written on the spot: kept as a draft, sent under one id, and put into the outbox where there is no network. */
export const WriteSheet = ({ what, action, subject, address, params, renews, words: asked, begin = {}, onClose, ...props }: Props) => {
  const { t } = useTranslation();
  const owner = useMe()?.account.id ?? null;
  const begun = useActDraft(owner, subject.id, action, { words: '', photos: [], fields: {} });
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { draft, change } = begun;
  const changePhotos = useCallback(
    (next: (photos: LocalPhoto[]) => LocalPhoto[]) => change((old) => ({ photos: next(old.photos) })),
    [change],
  );
  if (!draft) return null;
  const fields = { ...begin, ...draft.fields };
  const text = draft.words.trim();
  const send = async (event: FormEvent) => {
    event.preventDefault();
    const wrong =
      props.problem?.(fields) ??
      (props.photoNeeded && draft.photos.length === 0 ? props.photoNeeded : null) ??
      (text.length < (asked.short ? 1 : 2) && !asked.optional ? t('act.tooShort', { min: asked.short ? 1 : 2 }) : null);
    if (wrong) return setError(wrong);
    setBusy(true);
    setError(null);
    const { status, error: failure } = {
      error: null,
      ...(await submitWritten(
        {
          id: draft.id,
          title: subject.title,
          body: { id: draft.id, ...props.body(fields, text) },
          written: {
            path: addressOf(address.path, { params }),
            answers: address.answers,
            what,
            renews,
            page: subject.page,
            ...props.sending,
          },
          photos: draft.photos,
        },
        owner,
      )),
    };
    setBusy(false);
    if (status === 'unkept') return setError(t('room.unkept'));
    if (status === 'refused') return setError(failure);
    await begun.finish();
    toast(t(status === 'sent' ? 'act.done' : 'act.kept', { action: what }));
    onClose();
  };
  return (
    <Sheet title={what} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void send(event)} onInput={() => setError(null)} noValidate>
        {props.explain && <p className="soft">{props.explain}</p>}
        {props.children?.(fields, (part) => change((old) => ({ fields: { ...old.fields, ...part } })))}
        <div className="field">
          <label htmlFor="write-words">{asked.label}</label>
          <textarea
            id="write-words"
            className="input"
            rows={asked.short ? 1 : 4}
            maxLength={asked.max}
            value={draft.words}
            onChange={(event) => change({ words: event.target.value })}
          />
          <span className="count">{t('report.count', { length: draft.words.length, max: asked.max })}</span>
        </div>
        {props.photos && (
          <div className="field">
            <span className="label">{props.photos}</span>
            <PhotoField photos={draft.photos} owner={owner} onChange={changePhotos} />
          </div>
        )}
        <FormError error={error ?? (begun.unsaved ? t('room.full') : null)} />
        <button type="submit" className="button main wide" disabled={busy}>
          {busy ? t('report.sending') : what}
        </button>
      </form>
    </Sheet>
  );
};

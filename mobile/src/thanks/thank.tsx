import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallError } from '#client/call.ts';
import * as dutiesApi from '#client/endpoints/duties.ts';
import { mostThanks, type ThanksShows, type thankedFor } from '#contract/duties/thanks-values.ts';
import { call } from '../api.ts';
import { FormError } from '../parts/states.tsx';
import { toast } from '../parts/toast.tsx';
import { useAct } from '../parts/use-act.ts';
import { Shows } from './shows.tsx';

/** Thanks whoever did something, in a few words; who they are one need not know. */
export const Thank = ({ what, subjectId }: { what: (typeof thankedFor)[number]; subjectId: string }) => {
  const { t } = useTranslation();
  const { busy, error, run } = useAct('thanks');
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState('');
  const [name, setName] = useState('');
  const [shows, setShows] = useState<ThanksShows>('masked');
  const unknown = error instanceof CallError && error.code === 'persons.name_needed';
  const [asked, setAsked] = useState(false);
  if (unknown && !asked) setAsked(true);
  if (!open)
    return (
      <button type="button" className="button wide" onClick={() => setOpen(true)}>
        {t('thanks.give')}
      </button>
    );
  const send = async (): Promise<void> => {
    const body = { what, subjectId, words: words.trim(), shows, name: name.trim().length < 2 ? null : name.trim() };
    if (!(await run(`thank ${JSON.stringify(body)}`, (id) => call(dutiesApi.giveThanks, { body: { id, ...body } })))) return;
    toast(t('thanks.given'));
    setOpen(false);
  };
  return (
    <form
      className="card stack"
      aria-label={t('thanks.give')}
      onSubmit={(event: FormEvent) => {
        event.preventDefault();
        void send();
      }}
    >
      <label className="stack">
        <span>{t('thanks.words')}</span>
        <textarea className="input" rows={3} maxLength={mostThanks} value={words} onChange={({ target }) => setWords(target.value)} />
        <span className="hint">{t('thanks.wordsHint', { max: mostThanks })}</span>
      </label>
      {asked && (
        <label className="stack">
          <span>{t('duties.name')}</span>
          <input className="input" autoComplete="name" maxLength={40} value={name} onChange={({ target }) => setName(target.value)} />
        </label>
      )}
      <p>{t('thanks.shows')}</p>
      <Shows value={shows} onChange={setShows} />
      <FormError error={unknown ? null : error} />
      <button
        type="submit"
        className="button main wide"
        disabled={busy !== null || words.trim().length < 2 || (asked && name.trim().length < 2)}
      >
        {t('thanks.send')}
      </button>
      <p className="hint">{t('thanks.sendHint')}</p>
    </form>
  );
};

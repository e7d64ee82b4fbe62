import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as rostersApi from '#client/endpoints/rosters.ts';
import { call } from '../../api.ts';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';

/** Whoever is on duty leaves a note for the next shift. */
export const NoteForm = ({ roster }: { roster: { id: string; name: string } }) => {
  const { t } = useTranslation();
  const act = useAct('duty');
  const [text, setText] = useState('');
  const send = (event: FormEvent): void => {
    event.preventDefault();
    if (text.trim().length < 2) {
      act.setError(t('duty.noteNeeded'));
      return;
    }
    void act
      .run(text, (id) => call(rostersApi.writeHandover, { params: { rosterId: roster.id }, body: { id, text: text.trim() } }))
      .then((done) => {
        if (!done) return;
        setText('');
        toast(t('duty.noted'));
      });
  };
  return (
    <form className="card stack" onSubmit={send} onInput={() => act.setError(null)} noValidate>
      <h2>{t('duty.onNow', { roster: roster.name })}</h2>
      <div className="field">
        <label htmlFor="handover">{t('duty.noteText')}</label>
        <textarea
          id="handover"
          className="input"
          rows={3}
          maxLength={1000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
      </div>
      <FormError error={act.error} />
      <button type="submit" className="button wide" disabled={act.busy !== null}>
        {t('duty.leaveNote')}
      </button>
    </form>
  );
};

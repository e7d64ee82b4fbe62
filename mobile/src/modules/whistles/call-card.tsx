import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as whistlesApi from '#client/endpoints/whistles.ts';
import type { WhistleCall } from '#contract/whistles/api.ts';
import { call as send } from '../../api.ts';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';
import { Gallery } from '../../photos/gallery.tsx';
import { PhotoField } from '../../photos/photo-field.tsx';
import { currentPosition } from '../../place/here.ts';
import { useMe } from '../../session/session.ts';
import type { LocalPhoto } from '../../store/database.ts';
import { CallState } from './call-state.tsx';
import { whistlesKey } from './queries.ts';

/** One called organisation, with what this account may do with it: answer, tell what was done, be there, confirm who is. */
export const CallCard = ({ call }: { call: WhistleCall }) => {
  const { t } = useTranslation();
  const owner = useMe()?.account.id ?? null;
  const act = useAct(whistlesKey);
  const [words, setWords] = useState('');
  const [photos, setPhotos] = useState<LocalPhoto[]>([]);
  const params = { callId: call.id };
  const { actions } = call;
  const writes = actions.some((one) => one === 'answer' || one === 'contact' || one === 'feedback');
  const text = words.trim();
  const done = (good: boolean): void => {
    if (!good) return;
    setWords('');
    setPhotos([]);
    toast(t('whistles.noted'));
  };
  const written = (what: string, request: (id: string) => Promise<unknown>): void => {
    if (text.length < 2) act.setError(t('whistles.wordsNeeded'));
    else void act.run(`${what} ${text}`, request).then(done);
  };
  const report = (what: 'contact' | 'feedback'): void => {
    const photoIds = what === 'feedback' ? photos.flatMap(({ uploaded }) => uploaded?.id ?? []) : [];
    if (what === 'feedback' && photoIds.length < photos.length) act.setError(t('whistles.photosWait'));
    else written(what, (id) => send(whistlesApi.reportCall, { params, body: { id, what, words: text, photoIds } }));
  };
  const answer = (coming: boolean): void =>
    written(`answer ${coming}`, (id) => send(whistlesApi.answerCall, { params, body: { id, coming, words: text } }));
  // the position is read once, with the act; whoever refuses it is there all the same
  const arrive = async (): Promise<void> => {
    const here = await currentPosition().catch(() => null);
    done(await act.run('arrive', (id) => send(whistlesApi.arriveAtCall, { params, body: { id, point: here?.point ?? null } })));
  };
  const confirm = (): void => void act.run('confirm', (id) => send(whistlesApi.arriveAtCall, { params, body: { id } })).then(done);
  const button = (words: string, run: () => void, main = false) => (
    <button type="button" className={main ? 'button main' : 'button'} disabled={act.busy !== null} onClick={run}>
      {t(words)}
    </button>
  );
  return (
    <section className="card stack" aria-label={call.organisation.name}>
      <CallState call={call} />
      {call.answered?.words && <p className="plain">{call.answered.words}</p>}
      {call.feedback && <p className="plain">{call.feedback.words}</p>}
      {call.feedback && <Gallery photos={call.feedback.photos} />}
      {writes && (
        <div className="field">
          <label htmlFor={`call-${call.id}`}>{t(actions.includes('answer') ? 'whistles.answerWords' : 'whistles.feedbackWords')}</label>
          <textarea
            id={`call-${call.id}`}
            className="input"
            rows={3}
            maxLength={1000}
            value={words}
            onChange={(event) => {
              setWords(event.target.value);
              act.setError(null);
            }}
          />
        </div>
      )}
      {actions.includes('feedback') && <PhotoField photos={photos} owner={owner} onChange={setPhotos} />}
      <FormError error={act.error} />
      <div className="wrap">
        {actions.includes('answer') && button('whistles.coming', () => answer(true), true)}
        {actions.includes('answer') && button('whistles.cannot', () => answer(false))}
        {actions.includes('arrive') && button('whistles.arrive', () => void arrive(), !actions.includes('answer'))}
        {actions.includes('contact') && button('whistles.contact', () => report('contact'))}
        {actions.includes('feedback') && button('whistles.feedback', () => report('feedback'), true)}
        {actions.includes('confirm') && button('whistles.confirm', confirm, true)}
      </div>
      {actions.includes('arrive') && <p className="hint">{t('whistles.arriveHint')}</p>}
    </section>
  );
};

import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as demandsApi from '#client/endpoints/demands.ts';
import type { Demand } from '#contract/demands/demands.ts';
import { call } from '../../api.ts';
import { FormError } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { useAct } from '../../parts/use-act.ts';

/** One demand: what, by whom, on what basis, until when; its answer, and the complaint with what became of it. */
export const DemandCard = ({ demand }: { demand: Demand }) => {
  const { t } = useTranslation();
  const act = useAct('demands');
  const [words, setWords] = useState('');
  const [minutes, setMinutes] = useState('');
  const { id, title, kind, note, items, asker, basis, dueOn, state, actions, complaints } = demand;
  const answers = actions.includes('answer');
  const params = { demandId: id };
  const told = /^\d{1,6}$/.test(minutes) && Number(minutes) > 0 ? Number(minutes) : null;
  const done = (word: string) => (good: boolean) => {
    if (!good) return;
    setWords('');
    toast(t(`demands.done.${word}`));
  };
  const answer = (): void =>
    void act
      .run(`answer ${words} ${minutes}`, (key) =>
        call(demandsApi.answerDemand, { params, body: { id: key, answer: (answers && words.trim()) || null, minutes: told } }),
      )
      .then(done('answered'));
  const complain = (): void =>
    void act
      .run(`complain ${words}`, (key) =>
        call(demandsApi.complainOfDemand, { params, body: { id: key, words: words.trim().length > 1 ? words.trim() : null } }),
      )
      .then(done('complained'));
  return (
    <section className="card stack" aria-label={title}>
      <h2>{title}</h2>
      <p className="small soft">
        {t(`demands.kinds.${kind}`)}
        {items !== null && ` · ${t('demands.items', { count: items })}`} · {asker.name}
      </p>
      <p className="small">
        {basis ? t('demands.basis', { kind: t(`demands.bases.${basis.kind}`), text: basis.text }) : t('demands.askedOutside')}
        <br />
        <strong>{t(`demands.states.${state}`, { day: dueOn })}</strong>
      </p>
      {note && <p className="plain">{note}</p>}
      {(answers || actions.includes('complain')) && (
        <div className="field">
          <label htmlFor={`words-${id}`}>{t('demands.words')}</label>
          <textarea
            id={`words-${id}`}
            className="input"
            rows={2}
            maxLength={500}
            value={words}
            onChange={(event) => setWords(event.target.value)}
          />
        </div>
      )}
      {(answers || actions.includes('tell_minutes')) && (
        <div className="field">
          <label htmlFor={`minutes-${id}`}>{t('demands.minutes')}</label>
          <input
            id={`minutes-${id}`}
            className="input"
            inputMode="numeric"
            maxLength={6}
            value={minutes}
            onChange={(event) => setMinutes(event.target.value)}
            aria-describedby={`minutes-hint-${id}`}
          />
          <span id={`minutes-hint-${id}`} className="hint">
            {t('demands.minutesHint')}
          </span>
        </div>
      )}
      {!answers && (state === 'open' || state === 'late') && <p className="small soft">{t('demands.byAct')}</p>}
      <FormError error={act.error} />
      <div className="wrap">
        {(answers || actions.includes('tell_minutes')) && (
          <button type="button" className="button main" disabled={act.busy !== null || (!answers && told === null)} onClick={answer}>
            {t(answers ? 'demands.answer' : 'demands.tell')}
          </button>
        )}
        {actions.includes('complain') && (
          <button type="button" className="button" disabled={act.busy !== null} onClick={complain}>
            {t('demands.complain')}
          </button>
        )}
      </div>
      {actions.includes('complain') && <p className="hint">{t('demands.complainHint')}</p>}
      {complaints
        .filter(({ mine }) => mine)
        .map((one) => (
          <p key={one.id} className="small">
            {one.upheld === null
              ? t('demands.complaintWaits', { day: one.dueOn })
              : t(one.upheld ? 'demands.complaintUpheld' : 'demands.complaintDismissed', { answer: one.answer })}
          </p>
        ))}
    </section>
  );
};

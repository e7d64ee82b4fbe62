import { useNavigate } from '@tanstack/react-router';
import { type FormEvent, useCallback, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { addressOf } from '#client/call.ts';
import * as visitsApi from '#client/endpoints/visits.ts';
import type { Answers } from '#contract/kernel/form/schema.ts';
import { visitResultSet } from '#contract/visits/kinds.ts';
import { answersOf, oneForm } from '#contract/visits/one-form.ts';
import type { VisitStop } from '#contract/visits/visits.ts';
import { Questions, readAnswers } from '../../form/questions.tsx';
import { FormError, Loading } from '../../parts/states.tsx';
import { toast } from '../../parts/toast.tsx';
import { Choice, given, Line } from '../../parts/written-fields.tsx';
import { PhotoField } from '../../photos/photo-field.tsx';
import { actNow } from '../../place/act.ts';
import { useActDraft } from '../../store/act-draft.ts';
import type { LocalPhoto } from '../../store/database.ts';
import { submitWritten } from '../../store/outbox.ts';
import { ConsentFields, type ConsentSaid, saidOf } from './consent-fields.tsx';
import { visitsKey } from './queries.ts';
import { type Wish, WishFields } from './wish-fields.tsx';

/** Questions of visits ask for no photos: a photo shows a problem, and goes with it. */
const noPhotos = { of: () => [], owner: null, change: () => undefined };
/** Results at which somebody was spoken to, and may have answered. */
const spoken: readonly string[] = ['met', 'phone', 'hospital', 'alarm'];

/** The one form of a visit for all plans of a household: what several ask is asked once; kept as a draft on the way, sent under one id. */
export const VisitForm = ({ stop, owner }: { stop: VisitStop; owner: string }) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const begun = useActDraft(owner, stop.key, 'visits.record', { words: '', photos: [], fields: {} });
  const [tried, setTried] = useState(false);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const { draft, change } = begun;
  const { form, keys } = useMemo(() => oneForm(stop.plans), [stop.plans]);
  const changePhotos = useCallback(
    (next: (photos: LocalPhoto[]) => LocalPhoto[]) => change((old) => ({ photos: next(old.photos) })),
    [change],
  );
  if (!draft) return <Loading rows={4} />;
  const { fields } = draft;
  const result = String(fields['result'] ?? '');
  const answers = (fields['answers'] ?? {}) as Answers;
  const consents = (fields['consents'] ?? {}) as Record<string, ConsentSaid>;
  const wishes = (fields['wishes'] ?? []) as Wish[];
  const put = (part: object): void => change((old) => ({ fields: { ...old.fields, ...part } }));
  const isSpoken = spoken.includes(result);
  const refusing = stop.plans.filter(({ planId, consent }) => consent && !consent.given && consents[planId]?.given !== 'yes');
  const asked = isSpoken && form && refusing.length < stop.plans.length ? form : null;
  const hasCase = wishes.some(({ as }) => as === 'case');
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    setTried(true);
    const read = asked ? readAnswers(asked, answers) : { answers: {}, problem: null };
    const said = isSpoken ? saidOf(stop, consents) : { consents: [], lacks: null };
    const minutes = Number(given(fields['minutes']) ?? Number.NaN);
    const wrong =
      result === ''
        ? t('visits.resultNeeded')
        : said.lacks
          ? t('visits.witnessNeeded')
          : (read.problem?.words ?? (wishes.some(({ text }) => text.trim().length < 5) ? t('visits.wishShort') : null));
    if (wrong) return setError(wrong);
    setBusy(true);
    setError(null);
    const body = {
      id: draft.id,
      act: await actNow(result !== 'phone'),
      served: stop.plans.map(({ assignmentId, planId, version, questions }) => ({
        assignmentId,
        version,
        answers:
          asked && questions && !refusing.some((one) => one.planId === planId) ? answersOf(keys.get(planId) ?? {}, read.answers) : null,
      })),
      result,
      minutes: Number.isInteger(minutes) && minutes >= 0 ? minutes : null,
      note: draft.words.trim(),
      consents: said.consents,
      wishes: wishes.map(({ text, ...wish }) => ({ ...wish, text: text.trim() })),
    };
    const { path, answers: members } = visitsApi.recordVisit;
    const outcome = await submitWritten(
      {
        id: draft.id,
        title: stop.address,
        body,
        written: {
          path: addressOf(path, {}),
          answers: members,
          what: t('visits.record'),
          renews: visitsKey,
          page: `/visits/${stop.key}`,
          acted: true,
          subject: stop.key,
        },
        photos: hasCase ? draft.photos : [],
      },
      owner,
    );
    setBusy(false);
    if (outcome.status === 'unkept') return setError(t('room.unkept'));
    if (outcome.status === 'refused') return setError(outcome.error);
    await begun.finish();
    toast(t(outcome.status === 'sent' ? 'visits.recorded' : 'visits.kept'));
    await navigate({ to: '/visits', replace: true });
  };
  return (
    <form className="stack" onSubmit={(event) => void send(event)} onInput={() => setError(null)} noValidate>
      <section className="card stack" aria-label={t('visits.result')}>
        <Choice
          name="visit-result"
          legend={t('visits.result')}
          of={visitResultSet.shipped}
          word={(one) => t(`visits-own:results.${one}`)}
          value={result}
          onChange={(value) => put({ result: value })}
        />
        {result === 'moved' && <p className="hint">{t('visits.movedHint')}</p>}
      </section>
      {isSpoken && <ConsentFields stop={stop} said={consents} onChange={(next) => put({ consents: next })} />}
      {asked && (
        <section className="card stack" aria-label={t('visits.questions')}>
          <h2>{t('visits.questions')}</h2>
          {stop.plans.length > 1 && <p className="hint">{t('visits.oneForm', { count: stop.plans.length })}</p>}
          <Questions
            schema={asked}
            answers={answers}
            tried={tried}
            photos={noPhotos}
            onChange={(next) => change((old) => ({ fields: { ...old.fields, answers: next((old.fields['answers'] ?? {}) as Answers) } }))}
          />
        </section>
      )}
      {result !== '' && (
        <>
          <WishFields wishes={wishes} onChange={(next) => put({ wishes: next })} />
          {hasCase && (
            <section className="card stack" aria-label={t('visits.photos')}>
              <span className="label">{t('visits.photos')}</span>
              <p className="hint">{t('visits.photosHint')}</p>
              <PhotoField photos={draft.photos} owner={owner} onChange={changePhotos} />
            </section>
          )}
          <section className="card stack" aria-label={t('visits.more')}>
            <Line
              id="visit-minutes"
              type="number"
              label={t('visits.minutes')}
              value={fields['minutes']}
              onChange={(minutes) => put({ minutes })}
            />
            <p className="hint">{t('visits.minutesHint')}</p>
            <div className="field">
              <label htmlFor="visit-note">{t('visits.note')}</label>
              <textarea
                id="visit-note"
                className="input"
                rows={3}
                maxLength={1000}
                value={draft.words}
                onChange={(event) => change({ words: event.target.value })}
              />
            </div>
          </section>
        </>
      )}
      <FormError error={error} />
      <button type="submit" className="button main wide" disabled={busy}>
        {busy ? t('report.sending') : t('visits.record')}
      </button>
      <p className="hint">{t('visits.positionHint')}</p>
    </form>
  );
};

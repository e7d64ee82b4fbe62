import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as surveysApi from '#client/endpoints/surveys.ts';
import type { Answers } from '#contract/kernel/form/schema.ts';
import type { MySurvey } from '#contract/surveys/api.ts';
import { call } from '../../api.ts';
import { Questions, readAnswers } from '../../form/questions.tsx';
import { Page } from '../../parts/page.tsx';
import { Failure, FormError, Loading } from '../../parts/states.tsx';
import { useAct } from '../../parts/use-act.ts';
import { meQuery } from '../../queries.ts';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { key as listKey, oneQuery } from './queries.ts';
import { keepReceipt, keptReceipt, newReceipt } from './receipts.ts';
import { Results } from './results.tsx';

// surveys ask for no photos
const noPhotos = { of: () => [], owner: null, change: () => undefined };

type Place = MySurvey['places'][number];

const Fill = ({ survey, place, code }: { survey: MySurvey; place: Place; code: string | null }) => {
  const { t } = useTranslation();
  const { busy, error, setError, run } = useAct(listKey);
  const [answers, setAnswers] = useState<Answers>(survey.answers[place.key] ?? {});
  const [tried, setTried] = useState(false);
  const [sent, setSent] = useState<{ receipt: string | null } | null>(null);
  const [typed, setTyped] = useState('');
  const kept = survey.anonymous ? keptReceipt(survey.id, place.key) : null;
  const asksReceipt = survey.anonymous && place.answered !== null && kept === null;
  if (place.answered === 'paper') return <p className="card">{t('surveys.onPaper')}</p>;
  if (sent)
    return (
      <div className="card stack" role="status">
        <h2>{t('surveys.thanks')}</h2>
        <p>{t('surveys.changeUntil', { day: survey.closesOn })}</p>
        {sent.receipt && (
          <>
            <p>{t('surveys.receiptKept')}</p>
            <code className="wrap-anywhere">{sent.receipt}</code>
          </>
        )}
        <button type="button" className="button wide" onClick={() => setSent(null)}>
          {t('surveys.change')}
        </button>
      </div>
    );
  const send = (): void => {
    setTried(true);
    const read = readAnswers(survey.form, answers, place.key);
    if (read.problem) {
      setError(read.problem.words);
      document.getElementById(read.problem.field)?.focus();
      return;
    }
    const receipt = survey.anonymous ? (kept ?? (asksReceipt ? typed.trim() : newReceipt())) : null;
    // kept before it is sent: an answer whose reply was lost can still be changed
    if (receipt !== null && !asksReceipt) keepReceipt(survey.id, place.key, receipt);
    void run(`answer ${place.key}`, async (id) => {
      await call(surveysApi.answerSurvey, {
        params: { surveyId: survey.id },
        body: { id, key: place.key, code, answers: read.answers, receipt },
      });
      if (receipt !== null) keepReceipt(survey.id, place.key, receipt);
      setSent({ receipt });
    });
  };
  return (
    <form
      className="stack"
      aria-label={place.label}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <h2>{t('surveys.for', { place: place.label })}</h2>
      {place.answered !== null && <p>{t('surveys.answeredBefore')}</p>}
      <Questions
        of={place.key}
        schema={survey.form}
        answers={answers}
        tried={tried}
        photos={noPhotos}
        onChange={(next) => setAnswers(next)}
      />
      <p className="small soft">{t('surveys.textHint')}</p>
      {asksReceipt && (
        <div className="field">
          <label htmlFor={`receipt-${place.key}`}>{t('surveys.receipt')}</label>
          <input
            id={`receipt-${place.key}`}
            className="input"
            value={typed}
            maxLength={60}
            onChange={(event) => setTyped(event.target.value)}
          />
          <p className="small soft">{t('surveys.receiptHint')}</p>
        </div>
      )}
      <FormError error={error} />
      <button type="submit" className="button main wide" disabled={busy !== null}>
        {t('surveys.send')}
      </button>
    </form>
  );
};

const Shown = ({ survey, code }: { survey: MySurvey; code: string | null }) => {
  const { t } = useTranslation();
  const days = { from: survey.opensOn, day: survey.closesOn };
  const planned = survey.state === 'planned';
  return (
    <>
      <section className="card tight" aria-label={t('surveys.about')}>
        <p>{survey.purpose}</p>
        <p className="small soft">
          {survey.asker} · {t(survey.state === 'open' ? 'surveys.until' : planned ? 'surveys.from' : 'surveys.over', days)}
        </p>
        <p className="small">{t(survey.anonymous ? 'surveys.anonymous' : 'surveys.named')}</p>
        <p className="small">{t('surveys.free')}</p>
      </section>
      {survey.state === 'open' && survey.places.map((place) => <Fill key={place.key} survey={survey} place={place} code={code} />)}
      {survey.results && code === null && <Results surveyId={survey.id} />}
      {planned && <p className="card">{t('surveys.begins', days)}</p>}
      {survey.state !== 'open' && !planned && !survey.results && <p className="card">{t('surveys.resultsLater')}</p>}
    </>
  );
};

/** One survey: its questions while it is open, its results when it is over. */
export const OnePage = ({ surveyId, code }: { surveyId: string; code: string | null }) => {
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  const survey = useQuery({ ...oneQuery(surveyId, code), enabled: !!me.data?.account });
  const signedOut = me.isSuccess && !me.data?.account;
  return (
    <Page title={survey.data?.title ?? t('surveys.title')} back>
      {signedOut ? (
        <AskSignIn text={t('surveys.signIn')} />
      ) : survey.data ? (
        <Shown survey={survey.data} code={code} />
      ) : survey.isError ? (
        <Failure error={survey.error} onRetry={() => void survey.refetch()} />
      ) : (
        <Loading rows={4} />
      )}
    </Page>
  );
};

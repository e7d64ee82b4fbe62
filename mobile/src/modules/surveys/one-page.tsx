import { useQuery } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as surveysApi from '#client/endpoints/surveys.ts';
import type { Answers } from '#contract/kernel/form/schema.ts';
import { plain } from '#contract/kernel/typed.ts';
import type { MySurvey } from '#contract/surveys/api.ts';
import { call } from '../../api.ts';
import { Questions, readAnswers } from '../../form/questions.tsx';
import { Page } from '../../parts/page.tsx';
import { Failure, FormError, Loading } from '../../parts/states.tsx';
import { useAct } from '../../parts/use-act.ts';
import { meQuery } from '../../queries.ts';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useKeptForm } from '../../store/kept-form.ts';
import { key as listKey, oneQuery } from './queries.ts';
import { keepReceipt, keptReceipt, newReceipt } from './receipts.ts';
import { Results } from './results.tsx';

// surveys ask for no photos
const noPhotos = { of: () => [], owner: null, change: () => undefined };

type Place = MySurvey['places'][number];

/** What was sent, and the way back to change it. */
interface Sent {
  readonly receipt: string | null;
  /** Whether this phone could keep the receipt. */
  readonly kept: boolean;
  readonly answers: Answers;
}
interface PlaceProps {
  survey: MySurvey;
  place: Place;
  code: string | null;
}

const Fill = ({ survey, place, code }: PlaceProps) => {
  const { t } = useTranslation();
  const [sent, setSent] = useState<Sent | null>(null);
  const [changes, setChanges] = useState(false);
  if (place.answered === 'paper') return <p className="card">{t('surveys.onPaper')}</p>;
  if (sent && !changes)
    return (
      <div className="card stack" role="status">
        <h2>{t('surveys.thanks')}</h2>
        <p>{t('surveys.changeUntil', { day: survey.closesOn })}</p>
        {sent.receipt && (
          <>
            <p>{t(sent.kept ? 'surveys.receiptKept' : 'surveys.receiptNote')}</p>
            <code className="wrap-anywhere">{sent.receipt}</code>
          </>
        )}
        <button type="button" className="button wide" onClick={() => setChanges(true)}>
          {t('surveys.change')}
        </button>
      </div>
    );
  return (
    <FillForm
      survey={survey}
      place={place}
      code={code}
      before={sent}
      onSent={(now) => {
        setSent(now);
        setChanges(false);
      }}
    />
  );
};

/** The questions for one place; what is filled in survives the page until it was sent. */
const FillForm = ({ survey, place, code, before, onSent }: PlaceProps & { before: Sent | null; onSent: (sent: Sent) => void }) => {
  const { t } = useTranslation();
  const { busy, error, setError, run } = useAct(listKey);
  const form = useKeptForm<{ answers: Answers }>(
    'surveys.answer',
    { answers: before?.answers ?? survey.answers[place.key] ?? {} },
    `${survey.id} ${place.key}`,
  );
  const made = useRef(newReceipt());
  const [tried, setTried] = useState(false);
  const [typed, setTyped] = useState('');
  if (form === null) return null;
  const { answers } = form.fields;
  const known = survey.anonymous ? (keptReceipt(survey.id, place.key) ?? before?.receipt ?? null) : null;
  const asksReceipt = survey.anonymous && place.answered !== null && known === null;
  const send = (): void => {
    setTried(true);
    const read = readAnswers(survey.form, answers, place.key);
    if (read.problem) {
      setError(read.problem.words);
      document.getElementById(read.problem.field)?.focus();
      return;
    }
    const receipt = survey.anonymous ? (known ?? (asksReceipt ? plain(typed) : made.current)) : null;
    // kept before it is sent: an answer whose reply was lost can still be changed
    if (receipt !== null && !asksReceipt) keepReceipt(survey.id, place.key, receipt);
    void run(`answer ${place.key}`, async (id) => {
      await call(surveysApi.answerSurvey, {
        params: { surveyId: survey.id },
        body: { id, key: place.key, code, answers: read.answers, receipt },
      });
      await form.finish();
      onSent({ receipt, kept: receipt !== null && keepReceipt(survey.id, place.key, receipt), answers });
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
        onChange={(next) => form.change({ answers: next(answers) })}
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
      <FormError error={error ?? (form.unsaved ? t('room.full') : null)} />
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

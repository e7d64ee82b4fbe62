import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as surveysApi from '#client/endpoints/surveys.ts';
import { capitalCodeOf } from '#contract/kernel/typed.ts';
import { call } from '../../api.ts';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, FormError, Loading, Stale } from '../../parts/states.tsx';
import { meQuery } from '../../queries.ts';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { mineQuery } from './queries.ts';
import { SurveyCard } from './survey-card.tsx';

/** The code of a letter leads to its survey, for whoever the register does not know. */
const ByCode = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [code, setCode] = useState('');
  const [error, setError] = useState<unknown>(null);
  const find = async (): Promise<void> => {
    const typed = capitalCodeOf(code);
    if (typed.length !== 10) return setError(t('surveys.codeShort'));
    try {
      const { surveyId } = await call(surveysApi.findSurveyByCode, { params: { code: typed } });
      await navigate({ to: '/surveys/$', params: { _splat: `${surveyId}/${typed}` } });
    } catch (failure) {
      setError(failure);
    }
  };
  return (
    <form
      className="card stack"
      onSubmit={(event) => {
        event.preventDefault();
        void find();
      }}
    >
      <div className="field">
        <label htmlFor="survey-code">{t('surveys.code')}</label>
        <input
          id="survey-code"
          className="input"
          value={code}
          maxLength={40}
          autoCapitalize="characters"
          autoComplete="off"
          onChange={(event) => setCode(event.target.value)}
        />
        <p className="small soft">{t('surveys.codeHint')}</p>
      </div>
      <FormError error={error} />
      <button type="submit" className="button wide">
        {t('surveys.codeOpen')}
      </button>
    </form>
  );
};

const Mine = () => {
  const { t } = useTranslation();
  const list = useQuery(mineQuery);
  if (list.isPending) return <Loading rows={3} />;
  if (!list.data) return <Failure error={list.error} onRetry={() => void list.refetch()} />;
  return (
    <>
      <Stale list={list} />
      {list.data.length === 0 && <Empty icon="talk" title={t('surveys.none')} text={t('surveys.noneText')} />}
      {list.data.map((one) => (
        <SurveyCard key={one.id} survey={one} />
      ))}
      <ByCode />
    </>
  );
};

/** Surveys that ask whoever is signed in, or their household. */
export const MinePage = () => {
  const { t } = useTranslation();
  const me = useQuery(meQuery);
  return (
    <Page title={t('surveys.title')} back>
      {me.isPending ? <Loading rows={3} /> : me.data?.account ? <Mine /> : <AskSignIn text={t('surveys.signIn')} />}
    </Page>
  );
};

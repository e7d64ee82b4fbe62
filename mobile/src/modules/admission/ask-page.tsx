import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as admissionApi from '#client/endpoints/admission.ts';
import { nameOf } from '#ui/i18n.ts';
import { call } from '../../api.ts';
import { FindWords } from '../../parts/find-words.tsx';
import { Page } from '../../parts/page.tsx';
import { Failure, Loading } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';

/** Whether a matter may be given to the community: asked in one's own words. */
export const AskPage = () => {
  const { t } = useTranslation('admission-phone');
  const me = useMe();
  return (
    <Page title={t('title')} back>
      {me === null ? <AskSignIn text={t('signIn')} /> : me ? <Ask /> : <Loading />}
    </Page>
  );
};

const Ask = () => {
  const { t } = useTranslation('admission-phone');
  const [words, setWords] = useState('');
  return (
    <>
      <p className="soft">{t('lead')}</p>
      <FindWords label={t('matter')} go={t('ask')} most={200} onFind={setWords} />
      {words.length >= 2 && <Verdict words={words} />}
    </>
  );
};

const Verdict = ({ words }: { words: string }) => {
  const { t } = useTranslation('admission-phone');
  const { data, error, refetch } = useQuery({
    queryKey: ['admission', words],
    queryFn: ({ signal }) => call(admissionApi.askAdmission, { query: { q: words } }, signal),
  });
  if (error) return <Failure error={error} onRetry={() => void refetch()} />;
  if (!data) return <Loading />;
  const { verdict, withdrawn, category, certificate, items } = data;
  return (
    <div role="status">
      <section className="card" aria-label={t('verdict')}>
        <h2>{t(`verdicts.${verdict}`)}</h2>
        {category && <p className="soft">{t('category', { name: nameOf(category) })}</p>}
        {withdrawn && <p className="plain">{t('withdrawn', withdrawn)}</p>}
        {certificate && <p className="plain">{t('certificate', certificate)}</p>}
        <p className="soft">{t(`what.${verdict}`)}</p>
      </section>
      {items.length > 0 && (
        <section className="card" aria-label={t('like')}>
          <h2>{t('like')}</h2>
          <ul className="tight">
            {items.map((one) => (
              <li key={one.id}>
                <strong>{one.title}</strong> <span className="tag">{t(`kinds.${one.kind}`)}</span>
                <p className="soft">
                  {one.code} · {one.basis}
                  {one.endsOn && ` · ${t(one.over ? 'over' : 'until', { day: one.endsOn })}`}
                </p>
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
};

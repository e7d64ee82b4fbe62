import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as votesApi from '#client/endpoints/votes.ts';
import type { Marks, Question } from '#contract/votes/model.ts';
import { call, hasCode } from '../../api.ts';
import { Page } from '../../parts/page.tsx';
import { Empty, Failure, FormError, Loading } from '../../parts/states.tsx';
import { Outcome, useMarkWords } from './outcome.tsx';
import { digestOf, receiptOf } from './receipt.ts';

/** A published vote, for everybody: its result, the bundle to count it anew, and one's own ballot by its receipt. */
export const OpenVotePage = () => {
  const { t } = useTranslation();
  const { voteId } = useParams({ from: '/open/ballots/$voteId' });
  const vote = useQuery({
    queryKey: ['votes', 'open', voteId],
    queryFn: ({ signal }) => call(votesApi.getOpenVote, { params: { voteId } }, signal),
  });
  const { data } = vote;
  return (
    <Page title={t('votes.openTitle')} back>
      {data ? (
        <>
          <section className="tight">
            <h2>{data.title}</h2>
            <p className="soft">
              {data.area.name} · {t(`votes-own:states.${data.state}`)} · {t('votes.ballots', { count: data.ballots })}
            </p>
            <p className="small">{t(data.secret ? 'votes.secret' : 'votes.open')}</p>
          </section>
          {data.outcome?.map((counted) => {
            const question = data.questions.find(({ id }) => id === counted.id);
            return question && <Outcome key={counted.id} question={question} counted={counted} />;
          })}
          {data.state === 'closed' && (
            <>
              <FindBallot voteId={voteId} questions={data.questions} />
              <section className="card tight" aria-label={t('votes.bundle')}>
                <a className="button wide" href={`/api/open/votes/${voteId}/bundle`} download>
                  {t('votes.bundle')}
                </a>
                <p className="small">{t('votes.bundleHint')}</p>
                <p className="small soft" style={{ overflowWrap: 'anywhere' }}>
                  {t('votes.digest')} {data.sha256}
                </p>
              </section>
            </>
          )}
        </>
      ) : hasCode(vote.error, 'votes.vote_not_found') ? (
        <Empty icon="unsure" title={t('votes.openGone')} text={t('votes.openGoneText')} />
      ) : vote.isError ? (
        <Failure error={vote.error} onRetry={() => void vote.refetch()} />
      ) : (
        <Loading rows={4} />
      )}
    </Page>
  );
};

const FindBallot = ({ voteId, questions }: { voteId: string; questions: readonly Question[] }) => {
  const { t } = useTranslation();
  const wordsOf = useMarkWords();
  const [code, setCode] = useState('');
  const [error, setError] = useState<unknown>(null);
  const [found, setFound] = useState<Marks | null>(null);
  const find = async (): Promise<void> => {
    setFound(null);
    setError(null);
    const read = receiptOf(code);
    if (read.length !== 16) return setError(t('votes.wrongCode'));
    const digest = await digestOf(read);
    if (digest === null) return setError(t('votes.noCrypto'));
    try {
      setFound((await call(votesApi.findBallot, { params: { voteId, digest } })).marks);
    } catch (failure) {
      setError(hasCode(failure, 'votes.ballot_not_found') ? t('votes.notFound') : failure);
    }
  };
  return (
    <form
      className="card stack"
      aria-label={t('votes.find')}
      onSubmit={(event) => {
        event.preventDefault();
        void find();
      }}
    >
      <h2>{t('votes.find')}</h2>
      <div className="field">
        <label htmlFor="receipt">{t('votes.findLabel')}</label>
        <input
          id="receipt"
          className="input"
          value={code}
          autoComplete="off"
          maxLength={40}
          onChange={(event) => setCode(event.target.value)}
        />
        <span className="hint">{t('votes.findHint')}</span>
      </div>
      <FormError error={error} />
      <button type="submit" className="button main wide">
        {t('votes.findIt')}
      </button>
      {found && (
        <div role="status">
          <p>{t('votes.found')}</p>
          <ul>
            {questions.map((q) => (
              <li key={q.id}>
                {q.title} · <strong>{wordsOf(q, found[q.id])}</strong>
              </li>
            ))}
          </ul>
        </div>
      )}
    </form>
  );
};

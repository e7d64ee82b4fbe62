import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Proposal } from '#contract/proposals/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { Page } from '../../parts/page.tsx';
import { Failure, Loading, Stale } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { AmendForm, Amendments } from './amendments.tsx';
import { CommentForm, Comments } from './comments.tsx';
import { Evaluate, Evaluated } from './evaluate.tsx';
import { proposalQuery } from './queries.ts';
import { Steps } from './steps.tsx';

/** One proposal: where it stands, its text, what others said, and what one may do now. */
export const OnePage = ({ proposalId }: { proposalId: string }) => {
  const { t } = useTranslation();
  const me = useMe();
  const query = useQuery(proposalQuery(proposalId));
  const signedIn = me !== null && me !== undefined && !me.account.anonymous;
  return (
    <Page title={query.data?.title ?? t('proposals.one')} back>
      {query.data ? (
        <>
          <Stale list={query} />
          <Shown proposal={query.data} />
        </>
      ) : query.error ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Loading rows={4} />
      )}
      {!signedIn && me !== undefined && <AskSignIn text={t('proposals.signIn')} />}
    </Page>
  );
};

const Shown = ({ proposal }: { proposal: Proposal }) => {
  const { t } = useTranslation();
  const [part, setPart] = useState<string | null | undefined>(undefined);
  const may = (act: Proposal['acts'][number]): boolean => proposal.acts.includes(act);
  const voting = proposal.steps.find(({ state, voteId }) => state === 'running' && voteId !== null);
  return (
    <>
      <section className="card stack" aria-label={t('proposals.stands')}>
        <p className="small soft">{`${labelOf(proposal.method)} · ${proposal.area.name}`}</p>
        <p>
          <span className="tag">{t(`proposals.states.${proposal.state}`)}</span>
        </p>
        {proposal.words && <p className="plain">{proposal.words}</p>}
        <Steps steps={proposal.steps} />
        {voting?.voteId && (
          <Link to="/votes/$voteId" params={{ voteId: voting.voteId }} className="button main wide">
            {t('proposals.toVote')}
          </Link>
        )}
        <Link to="/proposals/$" params={{ _splat: `${proposal.id}/history` }} className="button wide">
          {t('proposals.history')}
        </Link>
      </section>
      {may('evaluate') && <Evaluate proposal={proposal} />}
      {proposal.evaluation && <Evaluated evaluation={proposal.evaluation} />}
      <section className="card stack" aria-label={t('proposals.text')}>
        <h2>{t('proposals.textOf', { version: proposal.textVersion })}</h2>
        {proposal.parts.map(({ key, text }, i) => (
          <div key={key} className="stack">
            <p className="plain">{text}</p>
            {may('amend') && part !== key && (
              <button type="button" className="button" aria-label={t('proposals.amendPart', { n: i + 1 })} onClick={() => setPart(key)}>
                {t('proposals.amend')}
              </button>
            )}
            {part === key && <AmendForm proposal={proposal} part={key} before={text} onClose={() => setPart(undefined)} />}
          </div>
        ))}
        {may('amend') &&
          (part === null ? (
            <AmendForm proposal={proposal} part={null} before="" onClose={() => setPart(undefined)} />
          ) : (
            <button type="button" className="button wide" onClick={() => setPart(null)}>
              {t('proposals.addPart')}
            </button>
          ))}
      </section>
      {may('comment') && <CommentForm proposal={proposal} />}
      <Amendments proposal={proposal} />
      <Comments proposal={proposal} />
      <p className="hint">{t('proposals.source', { words: proposal.source })}</p>
    </>
  );
};

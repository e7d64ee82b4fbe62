import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as votesApi from '#client/endpoints/votes.ts';
import type { MyVote, OwnEntry } from '#contract/votes/api.ts';
import { dayOf } from '#ui/time.ts';
import { call, hasCode } from '../../api.ts';
import { Empty, Failure, Loading } from '../../parts/states.tsx';
import { BallotForm } from './ballot-form.tsx';
import { Outcome, squareMetres, useMarkWords } from './outcome.tsx';
import { inFours } from './receipt.ts';

/** The ballot of a vote for who is due: cast, changed, and its result once it is closed. Other pages show it too; its words are `votes-own` and `votes-phone`. */
export const BallotCard = ({ voteId }: { voteId: string }) => {
  const { t } = useTranslation();
  const vote = useQuery({
    queryKey: ['votes', 'ballot', voteId],
    queryFn: ({ signal }) => call(votesApi.getMyVote, { params: { voteId } }, signal),
  });
  if (vote.data) return <Shown vote={vote.data} />;
  if (hasCode(vote.error, 'votes.vote_not_found')) return <Empty icon="unsure" title={t('votes.gone')} text={t('votes.goneText')} />;
  return vote.isError ? <Failure error={vote.error} onRetry={() => void vote.refetch()} /> : <Loading rows={4} />;
};

const Shown = ({ vote }: { vote: MyVote }) => {
  const { t } = useTranslation();
  const [receipt, setReceipt] = useState<string | null>(null);
  const state = vote.state === 'waiting' || vote.state === 'counting' || vote.state === 'void' ? vote.state : null;
  return (
    <>
      <section className="tight">
        <h2>{vote.title}</h2>
        <p className="soft">
          {vote.area.name} · {t('votes.until', { day: dayOf(new Date(vote.closesAt)) })}
        </p>
        <p className="small">
          {t(vote.secret ? 'votes.secret' : 'votes.open')} · {t(vote.change ? 'votes.changeable' : 'votes.fixed')}
        </p>
      </section>
      {receipt !== null && <Receipt code={receipt} />}
      {state && (
        <p className="card" role="status">
          {t(`votes.${state}`, { day: dayOf(new Date(vote.opensAt)) })}
        </p>
      )}
      {vote.entries.map((entry) => (
        <EntryCard key={entry.key} vote={vote} entry={entry} onCast={setReceipt} />
      ))}
      {vote.outcome?.map((counted) => {
        const question = vote.questions.find(({ id }) => id === counted.id);
        return question && <Outcome key={counted.id} question={question} counted={counted} />;
      })}
      {vote.state === 'closed' && (
        <Link to="/open/ballots/$voteId" params={{ voteId: vote.id }} className="button wide">
          {t('votes.wayOpen')}
        </Link>
      )}
    </>
  );
};

/** The receipt, this once. */
const Receipt = ({ code }: { code: string }) => {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  return (
    <section className="card" role="status" aria-label={t('votes.receiptTitle')}>
      <h2>{t('votes.receiptTitle')}</h2>
      <p>
        <strong className="big">{inFours(code)}</strong>
      </p>
      <p>{t('votes.receiptText')}</p>
      <button type="button" className="button wide" onClick={() => void navigator.clipboard?.writeText(code).then(() => setCopied(true))}>
        {t(copied ? 'votes.copied' : 'votes.copy')}
      </button>
    </section>
  );
};

const EntryCard = ({ vote, entry, onCast }: { vote: MyVote; entry: OwnEntry; onCast: (receipt: string) => void }) => {
  const { t } = useTranslation();
  const wordsOf = useMarkWords();
  const { took, marks, why } = entry;
  const label = entry.label ?? entry.key;
  return (
    <section className="card" aria-label={label}>
      <span className="row">
        <strong className="grow">
          {entry.area > 0 ? t('votes.entry', { label, area: squareMetres(entry.area) }) : t('votes.entryHeads', { label })}
        </strong>
        <span className="tag">{t(`votes.${entry.as}`)}</span>
      </span>
      {took && <p>{t('votes.taken', { day: took.on, way: t(`votes-own:ways.${took.way}`) })}</p>}
      {marks && (
        <ul>
          {vote.questions.map((q) => (
            <li key={q.id}>
              {q.title}: <strong>{wordsOf(q, marks[q.id])}</strong>
            </li>
          ))}
        </ul>
      )}
      {why === 'way' && <p>{t('votes.whyWay')}</p>}
      {entry.may !== 'none' && <BallotForm vote={vote} entry={entry} onCast={onCast} />}
    </section>
  );
};

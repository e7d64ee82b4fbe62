import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isDefinite } from '#client/attempt.ts';
import * as votesApi from '#client/endpoints/votes.ts';
import type { MyVote, OwnEntry } from '#contract/votes/api.ts';
import { squareMetres } from '#ui/figures.ts';
import { endTime, fullDay, fullTime } from '#ui/time.ts';
import { call, hasCode } from '../../api.ts';
import { Sheet } from '../../parts/sheet.tsx';
import { Empty, Failure, FormError, Loading } from '../../parts/states.tsx';
import { useAct } from '../../parts/use-act.ts';
import { BallotForm } from './ballot-form.tsx';
import { type Attempt, keep, keptOf } from './kept.ts';
import { Outcome, useMarkWords } from './outcome.tsx';
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
  const { t, i18n } = useTranslation();
  const state = vote.state === 'waiting' || vote.state === 'counting' || vote.state === 'void' ? vote.state : null;
  return (
    <>
      <section className="tight">
        <h2>{vote.title}</h2>
        <p className="soft">
          {vote.area.name} · {t('votes.until', { day: endTime(vote.closesAt, i18n.language) })}
        </p>
        <p className="small">
          {t(vote.secret ? 'votes.secret' : 'votes.open')} · {t(vote.change ? 'votes.changeable' : 'votes.fixed')}
        </p>
      </section>
      {state && (
        <p className="card" role="status">
          {t(`votes.${state}`, { day: fullTime(vote.opensAt, i18n.language) })}
        </p>
      )}
      {vote.entries.map((entry) => (
        <EntryCard key={entry.key} vote={vote} entry={entry} />
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

/** The receipt, until its voter has written it down. */
const Receipt = ({ code, onWritten }: { code: string; onWritten: () => void }) => {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const shown = useRef<HTMLElement>(null);
  // it stands where the ballot stood, which may be off the screen
  useEffect(() => void shown.current?.scrollIntoView({ block: 'center' }), []);
  return (
    <section ref={shown} className="card" role="status" aria-label={t('votes.receiptTitle')}>
      <h2>{t('votes.receiptTitle')}</h2>
      <p>
        <strong className="big">{inFours(code)}</strong>
      </p>
      <p>{t('votes.receiptText')}</p>
      <button type="button" className="button wide" onClick={() => void navigator.clipboard?.writeText(code).then(() => setCopied(true))}>
        {t(copied ? 'votes.copied' : 'votes.copy')}
      </button>
      <button type="button" className="button main wide" onClick={onWritten}>
        {t('votes.written')}
      </button>
    </section>
  );
};

/** A ballot whose answer was lost, as the page was closed or the line was bad: sent again as it was. */
const Unanswered = ({ vote, attempt, onAnswer }: { vote: MyVote; attempt: Attempt; onAnswer: (error: unknown) => void }) => {
  const { t } = useTranslation();
  const [failure, setFailure] = useState<unknown>(null);
  const answer = useRef(onAnswer);
  answer.current = onAnswer;
  const under = useRef(false);
  const send = useRef(async (): Promise<void> => {
    if (under.current) return;
    under.current = true;
    setFailure(null);
    try {
      await call(votesApi.castBallot, { params: { voteId: vote.id }, body: { id: attempt.id, ...attempt.body } });
      answer.current(null);
    } catch (error) {
      if (isDefinite(error)) answer.current(error);
      else setFailure(error);
    } finally {
      under.current = false;
    }
  });
  useEffect(() => {
    const again = (): void => void send.current();
    again();
    window.addEventListener('online', again);
    return () => window.removeEventListener('online', again);
  }, []);
  return (
    <div role="status">
      <p>{t('votes.unanswered')}</p>
      {failure !== null && <Failure error={failure} onRetry={() => void send.current()} />}
    </div>
  );
};

/** Ends a mandate that was not used, after a second question. */
const Mandate = ({ vote, entry }: { vote: MyVote; entry: OwnEntry }) => {
  const { t } = useTranslation();
  const { busy, error, run } = useAct('votes');
  const navigate = useNavigate();
  const [asking, setAsking] = useState(false);
  const own = entry.as === 'own';
  const end = async (): Promise<void> => {
    const done = await run('mandate', (id) => call(votesApi.endMyMandate, { params: { voteId: vote.id }, body: { id, key: entry.key } }));
    if (!done) return;
    setAsking(false);
    // who gave it back and is due for nothing else no longer stands on the roll
    if (!own && vote.entries.length === 1) void navigate({ to: '/my-votes', replace: true });
  };
  const words = t(own ? 'votes.takeBackMandate' : 'votes.giveBackMandate');
  return (
    <>
      {own && <p>{t('votes.mandateGiven')}</p>}
      <button type="button" className="button wide" onClick={() => setAsking(true)}>
        {words}
      </button>
      {asking && (
        <Sheet title={words} onClose={() => setAsking(false)}>
          <p>{t(own ? 'votes.mandateSure' : 'votes.mandateSureHeld')}</p>
          <FormError error={error} />
          <button type="button" className="button main wide" disabled={busy !== null} onClick={() => void end()}>
            {words}
          </button>
          <button type="button" className="button wide" onClick={() => setAsking(false)}>
            {t('votes.leaveIt')}
          </button>
        </Sheet>
      )}
    </>
  );
};

const EntryCard = ({ vote, entry }: { vote: MyVote; entry: OwnEntry }) => {
  const { t, i18n } = useTranslation();
  const client = useQueryClient();
  const wordsOf = useMarkWords();
  const [kept, setKept] = useState(() => keptOf(vote.id, entry.key));
  const [error, setError] = useState<unknown>(null);
  // who has voted is not asked anew: the ballot opens for whoever wants to change it
  const [changing, setChanging] = useState(false);
  const { took, marks, why } = entry;
  const label = entry.label ?? entry.key;
  const hold = (next: typeof kept): void => {
    keep(vote.id, entry.key, next);
    setKept(next);
  };
  return (
    <section className="card" aria-label={label}>
      <span className="row">
        <strong className="grow">
          {entry.area > 0 ? t('votes.entry', { label, area: squareMetres(entry.area) }) : t('votes.entryHeads', { label })}
        </strong>
        <span className="tag">{t(`votes.${entry.as}`)}</span>
      </span>
      {took && <p>{t('votes.taken', { day: fullDay(took.on, i18n.language), way: t(`votes-own:ways.${took.way}`) })}</p>}
      {marks && (
        <ul>
          {vote.questions.map((q) => (
            <li key={q.id}>
              {q.title} · <strong>{wordsOf(q, marks[q.id])}</strong>
            </li>
          ))}
        </ul>
      )}
      {why === 'way' && <p>{t('votes.whyWay')}</p>}
      <FormError error={error} />
      {kept && 'body' in kept ? (
        <Unanswered
          vote={vote}
          attempt={kept}
          onAnswer={(refusal) => {
            hold(refusal === null ? { receipt: kept.body.receipt } : null);
            setError(refusal);
            void client.invalidateQueries();
          }}
        />
      ) : kept ? (
        <Receipt code={kept.receipt} onWritten={() => hold(null)} />
      ) : (
        entry.may === 'change' &&
        !changing && (
          <button type="button" className="button wide" onClick={() => setChanging(true)}>
            {t('votes.change')}
          </button>
        )
      )}
      {!kept && (entry.may === 'cast' || (entry.may === 'change' && changing)) && (
        <BallotForm
          key={took === null ? 'new' : 'change'}
          vote={vote}
          entry={entry}
          onCast={(receipt) => {
            setError(null);
            setChanging(false);
            hold({ receipt });
          }}
          onUnanswered={hold}
        />
      )}
      {entry.mandate && !kept && <Mandate vote={vote} entry={entry} />}
    </section>
  );
};

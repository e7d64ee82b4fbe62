import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MeetingDetail, MeetingItem } from '#contract/meetings/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { Page } from '../../parts/page.tsx';
import { Failure, Loading, Stale } from '../../parts/states.tsx';
import { AskSignIn } from '../../session/ask-sign-in.tsx';
import { useMe } from '../../session/session.ts';
import { Answer } from './answer.tsx';
import { meetingQuery, spanOf } from './queries.ts';

/** One meeting for whoever is called to it: when and where, the answer, the agenda and what came of it. */
export const OnePage = ({ meetingId }: { meetingId: string }) => {
  const { t } = useTranslation();
  const me = useMe();
  const known = me !== null && me !== undefined && !me.account.anonymous;
  const query = useQuery({ ...meetingQuery(meetingId), enabled: known });
  return (
    <Page title={query.data?.title ?? t('meetings.one')} back>
      {!known && me !== undefined ? (
        <AskSignIn text={t('meetings.signIn')} />
      ) : query.data ? (
        <>
          <Stale list={query} />
          <About m={query.data} />
          {query.data.own && query.data.state === 'convened' && <Answer m={query.data} seatId={query.data.own.seatId} />}
          {query.data.own && (query.data.state === 'convened' || query.data.state === 'sitting') && <CheckIn m={query.data} />}
          <Agenda m={query.data} />
          <Documents m={query.data} />
        </>
      ) : query.error ? (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      ) : (
        <Loading rows={4} />
      )}
    </Page>
  );
};

const About = ({ m }: { m: MeetingDetail }) => {
  const { t } = useTranslation();
  return (
    <section className="card stack" aria-label={m.title}>
      <p className="small soft">
        {labelOf(m.kind.title)} · {m.number}
      </p>
      <p>
        <strong>{spanOf(m)}</strong>
        <br />
        {m.place}
        <br />
        <span className="small soft">{m.area.name}</span>
      </p>
      <p>
        <span className="tag">{t(`meetings.states.${m.state}`)}</span> {t('meetings.called', { count: m.seats.length })}
        {m.needed !== null && ` · ${t('meetings.quorum', { count: m.needed })}`}
      </p>
      {m.raising && <p className="notice">{t('meetings.raised', { to: m.raising.to })}</p>}
      {m.reason && <p className="notice">{t('meetings.reasonCancelled', { words: m.reason })}</p>}
    </section>
  );
};

const CheckIn = ({ m }: { m: MeetingDetail }) => {
  const { t } = useTranslation();
  const own = m.seats.find(({ id }) => id === m.own?.seatId);
  if (own?.present)
    return (
      <p className="notice" role="status">
        {t('meetings.came')}
      </p>
    );
  return (
    <section className="card stack" aria-label={t('meetings.checkIn')}>
      <Link to="/activities/$" params={{ _splat: m.id }} className="button wide">
        {t('meetings.checkIn')}
      </Link>
      <p className="hint">{t('meetings.checkInHint')}</p>
    </section>
  );
};

const Item = ({ item }: { item: MeetingItem }) => {
  const { t } = useTranslation();
  const before = item.resolution;
  return (
    <li>
      <strong>{item.title}</strong> <span className="small soft">{t(`meetings.kinds.${item.kind}`)}</span>
      {item.text && <p className="plain">{item.text}</p>}
      {item.proposalId && (
        <p>
          <Link to="/proposals/$" params={{ _splat: item.proposalId }}>
            {t('meetings.toProposal')}
          </Link>
        </p>
      )}
      {before && (
        <p className="small soft">
          {before.number} · {t(`meetings.progress.${before.state}`)} · {t('meetings.due', { day: before.dueOn })}
          {before.result && (
            <>
              <br />
              {t('meetings.result', { words: before.result })}
            </>
          )}
        </p>
      )}
      {item.deferrals > 0 && <p className="small">{t('meetings.deferredTimes', { count: item.deferrals })}</p>}
      {item.vote?.state === 'open' && (
        <Link to="/votes/$voteId" params={{ voteId: item.vote.id }} className="button main wide">
          {t('meetings.vote')}
        </Link>
      )}
      {item.vote && item.vote.passed !== null && (
        <p>
          {t(item.vote.passed ? 'meetings.votePassed' : 'meetings.voteNot', {
            ...{ for: item.vote.yes, against: item.vote.no, abstain: item.vote.abstain },
          })}{' '}
          <Link to="/votes/$voteId" params={{ voteId: item.vote.id }}>
            {t('meetings.toVote')}
          </Link>
        </p>
      )}
      {item.outcome && (
        <p>
          <span className="tag">{t(`meetings.outcomes.${item.outcome}`)}</span> {item.words}
          {item.made && (
            <span className="small soft">
              {' '}
              {[item.made.owner.name, item.made.owner.words].filter(Boolean).join(' ')} · {t('meetings.due', { day: item.made.dueOn })}
            </span>
          )}
        </p>
      )}
    </li>
  );
};

/** What was handed in for the meeting, for whoever is called to it. */
const Documents = ({ m }: { m: MeetingDetail }) => {
  const { t } = useTranslation();
  if (m.documents.length === 0) return null;
  return (
    <section className="card stack" aria-label={t('meetings.documents')}>
      <h2>{t('meetings.documents')}</h2>
      {m.documents.map(({ id, name }) => (
        <a key={id} href={`/api/files/${id}`} download={name}>
          {name}
        </a>
      ))}
    </section>
  );
};

const Agenda = ({ m }: { m: MeetingDetail }) => {
  const { t } = useTranslation();
  return (
    <section className="card stack" aria-label={t('meetings.agenda')}>
      <h2>{t('meetings.agenda')}</h2>
      {m.agenda.length === 0 ? (
        <p className="soft">{t('meetings.noAgenda')}</p>
      ) : (
        <ol className="stack">
          {m.agenda.map((item) => (
            <Item key={item.id} item={item} />
          ))}
        </ol>
      )}
    </section>
  );
};

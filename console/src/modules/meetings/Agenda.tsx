import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MeetingDetail, MeetingItem, Resolution } from '#contract/meetings/api.ts';
import { voteWords } from './words.ts';

/** What a resolution says: owner, deadline, how it stands, and the case behind it. */
export const ResolutionLine = ({ r }: { r: Resolution }) => {
  const { t } = useTranslation('meetings-console');
  return (
    <p className="meeting-resolution">
      <strong>{r.number}</strong> {r.text}
      <br />
      <span className="soft">
        {[r.owner.name, r.owner.words].filter(Boolean).join(' ')} · {t('dueBy', { day: r.dueOn })} ·{' '}
        {t(`meetings:resolutionStates.${r.state}`)}
        {r.overdue && <strong> {t('overdue')}</strong>}
        {r.unsolved > 0 && ` · ${t('unsolvedTimes', { count: r.unsolved })}`}
        {r.raised && ` · ${t('raisedTo', { to: r.raised })}`}
        {r.caseId && (
          <>
            {' · '}
            <Link to="/cases/$caseId" params={{ caseId: r.caseId }}>
              {r.caseNumber}
            </Link>
          </>
        )}
      </span>
      {r.result && (
        <>
          <br />
          {t('resultOf', { words: r.result })}
        </>
      )}
    </p>
  );
};

/** One item with what was said and what came of it. `inRoom`: ways lead into another tab, as somebody is writing here. */
export const ItemLines = ({ m, item, inRoom = false }: { m: MeetingDetail; item: MeetingItem; inRoom?: boolean }) => {
  const { t } = useTranslation('meetings-console');
  const nameOf = (id: string | null): string => m.seats.find((one) => one.id === id)?.name ?? '';
  const notes = m.notes.filter(({ itemId }) => itemId === item.id);
  return (
    <>
      {item.deferrals > 0 && (
        <p>
          <strong>{t('deferredTimes', { count: item.deferrals })}</strong>
        </p>
      )}
      {item.text && <p className="meeting-words">{item.text}</p>}
      {item.resolution && <ResolutionLine r={item.resolution} />}
      {notes.map(({ id, seatId, text }) => (
        <p key={id} className="meeting-words">
          {seatId && <strong>{t('saidBy', { name: nameOf(seatId) })}</strong>}
          {text}
        </p>
      ))}
      {item.hands && (
        <p>
          {t(item.hands.passed ? 'handsPassed' : 'handsNot', item.hands)}
          {!item.hands.passed && (
            <span className="soft"> {t(item.hands.for === item.hands.against ? 'tie' : 'short', { source: m.terms.source })}</span>
          )}
        </p>
      )}
      {item.vote && (
        <p>
          {voteWords(t, item.vote)}{' '}
          <Link to="/votes/$voteId" params={{ voteId: item.vote.id }} target={inRoom ? '_blank' : undefined}>
            {t(item.vote.state === 'open' ? 'toPapers' : 'toVote')}
          </Link>
        </p>
      )}
      {item.outcome && (
        <p>
          <strong>{t(`meetings:outcomes.${item.outcome}`)}</strong> {item.made ? '' : item.words}
        </p>
      )}
      {item.made && <ResolutionLine r={item.made} />}
    </>
  );
};

/** The agenda in its order: what is unfinished stands on top. */
export const Agenda = ({ m }: { m: MeetingDetail }) => {
  const { t } = useTranslation('meetings-console');
  if (m.agenda.length === 0) return <p className="soft">{t('noAgenda')}</p>;
  return (
    <ol className="meeting-agenda">
      {m.agenda.map((item) => (
        <li key={item.id} aria-current={item.id === m.currentItemId ? 'step' : undefined}>
          <h3>
            {item.title}{' '}
            <span className="soft">
              {item.proposalId ? (
                <Link to="/proposals/$proposalId" params={{ proposalId: item.proposalId }}>
                  {t('meetings:itemKinds.proposal')}
                </Link>
              ) : (
                t(`meetings:itemKinds.${item.kind}`)
              )}
            </span>
          </h3>
          {item.presenter && <p className="soft">{t('presentedBy', { name: item.presenter })}</p>}
          <ItemLines m={m} item={item} />
        </li>
      ))}
    </ol>
  );
};

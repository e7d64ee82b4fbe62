import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MeetingItem } from '#contract/meetings/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { Broken } from '../../../components/Broken.tsx';
import { meetingQuery } from '../queries.ts';
import { spanOf, voteWords } from '../words.ts';
import { Timer } from './Timer.tsx';
import '../../../styles/meetings.css';

/** So many items fit beside what is talked about, in letters that are read from the back of the room. */
const most = 6;
/** The part of the agenda around an item. */
const around = (agenda: readonly MeetingItem[], item: MeetingItem | undefined): readonly MeetingItem[] => {
  const at = item ? agenda.indexOf(item) : 0;
  const from = Math.max(0, Math.min(at - 1, agenda.length - most));
  return agenda.slice(from, from + most);
};

/** The big screen in the room: agenda, what is talked about and how long, and what it came to. Nobody's words are on it. */
export const Screen = () => {
  const { t } = useTranslation('meetings-console');
  const { meetingId } = useParams({ strict: false }) as { meetingId: string };
  const { data: m, error, refetch } = useQuery({ ...meetingQuery(meetingId), refetchInterval: 3_000, refetchIntervalInBackground: true });
  useTitle(t('screen.title'));
  if (error && !m) return <Broken error={error} reset={() => void refetch()} />;
  if (!m) return <Skeleton active className="page" paragraph={{ rows: 8 }} />;
  const current = m.agenda.find(({ id }) => id === m.currentItemId);
  const last = m.agenda.filter(({ endedAt }) => endedAt).sort((a, b) => ((a.endedAt ?? '') < (b.endedAt ?? '') ? 1 : -1))[0];
  return (
    <main id="main" className="meeting-screen">
      <header>
        <h1>{m.title}</h1>
        <p>
          {t('attendanceOf', { present: m.present, due: m.due })}
          {m.needed !== null && ` · ${t(m.quorumMet ? 'quorumMet' : 'quorumNot', { count: m.needed })}`}
          {m.raising && ` · ${t('raisedTo', { to: m.raising.to })}`}
        </p>
      </header>
      <ol aria-label={t('agenda')}>
        {around(m.agenda, current ?? last).map((item) => (
          <li
            key={item.id}
            value={m.agenda.indexOf(item) + 1}
            aria-current={item.id === m.currentItemId ? 'step' : undefined}
            data-state={item.state}
          >
            {item.title}
            {item.outcome && <strong>{t(`meetings:outcomes.${item.outcome}`)}</strong>}
          </li>
        ))}
      </ol>
      <section aria-live="polite" aria-label={t('room.now')}>
        {current ? (
          <>
            <h2>{current.title}</h2>
            <p>
              <Timer since={current.begunAt} minutes={current.minutes} />
            </p>
            <Result item={current} />
          </>
        ) : last ? (
          <>
            <h2>{last.title}</h2>
            <p className="meeting-screen-result">{last.outcome && t(`meetings:outcomes.${last.outcome}`)}</p>
            <Result item={last} />
            {last.made && (
              <p>
                {t('screen.made', {
                  owner: [last.made.owner.name, last.made.owner.words].filter(Boolean).join(' '),
                  // a day is not torn at the end of a line
                  day: last.made.dueOn.replaceAll('-', '\u2011'),
                })}
              </p>
            )}
          </>
        ) : (
          <>
            <p className="meeting-screen-result num">{spanOf(m)}</p>
            <p className="meeting-screen-result">{m.place}</p>
          </>
        )}
      </section>
      <Link to="/meetings/$meetingId" params={{ meetingId }}>
        {t('room.back')}
      </Link>
    </main>
  );
};

/** Hands and votes as they were counted. */
const Result = ({ item }: { item: MeetingItem }) => {
  const { t } = useTranslation('meetings-console');
  return (
    <>
      {item.hands && <p className="meeting-screen-result num">{t(item.hands.passed ? 'handsPassed' : 'handsNot', item.hands)}</p>}
      {item.hands && item.hands.for === item.hands.against && <p>{t('screen.tie')}</p>}
      {item.vote && <p className="meeting-screen-result num">{voteWords(t, item.vote)}</p>}
    </>
  );
};

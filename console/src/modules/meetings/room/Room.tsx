import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, type GetRef, Input, Skeleton } from 'antd';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetingDetail, MeetingItem } from '#contract/meetings/api.ts';
import { type Outcome, outcomesOf } from '#contract/meetings/values.ts';
import { endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { Broken } from '../../../components/Broken.tsx';
import { ItemLines } from '../Agenda.tsx';
import { meetingQuery } from '../queries.ts';
import { useMeetingAct } from '../use-act.ts';
import { HandsPanel, OutcomePanel, VotePanel } from './panels.tsx';
import { Timer } from './Timer.tsx';
import { useKeys } from './use-keys.ts';
import { type Notes, useNotes } from './use-notes.ts';
import '../../../styles/meetings.css';

/** The page a secretary drives with one hand while people talk. */
export const Room = () => {
  const { t } = useTranslation('meetings-console');
  const { meetingId } = useParams({ strict: false }) as { meetingId: string };
  const { data, error, refetch } = useQuery({ ...meetingQuery(meetingId), refetchInterval: 15_000 });
  useTitle(t('room.title'));
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  if (!data) return <Skeleton active className="page" paragraph={{ rows: 8 }} />;
  return <Driven m={data} />;
};

type TextAreaRef = GetRef<typeof Input.TextArea>;
type Open = { what: 'outcome'; outcome: Outcome } | { what: 'hands' } | { what: 'vote' } | { what: 'seats' } | null;

const Driven = ({ m }: { m: MeetingDetail }) => {
  const { t } = useTranslation('meetings-console');
  const [open, setOpen] = useState<Open>(null);
  const act = useMeetingAct(m.id, 'meetings.room', () => setOpen((now) => (now?.what === 'seats' ? now : null)));
  const params = { meetingId: m.id };
  const current = m.agenda.find(({ id }) => id === m.currentItemId) ?? null;
  const next = m.agenda.find(({ state }) => state === 'waiting') ?? null;
  const sits = m.actions.includes('write');
  const notes = useNotes(m.id, t('room.title'));
  const field = useRef<TextAreaRef>(null);
  const begin = (item: MeetingItem): void => {
    notes.end();
    act.send(asked(endpoints.meetings.beginMeetingItem, { params: { itemId: item.id }, body: {} }));
  };
  const outcomes = current ? outcomesOf(current.kind) : [];
  const decide = (outcome: Outcome): void => setOpen({ what: 'outcome', outcome });
  useKeys({
    n: () => next && sits && begin(next),
    h: () => current && setOpen({ what: 'hands' }),
    s: () => outcomes[0] && decide(outcomes[0]),
    r: () => outcomes[1] && decide(outcomes[1]),
    v: () => current && (current.vote === null || current.vote.state === 'void') && setOpen({ what: 'vote' }),
    p: () => sits && setOpen(open?.what === 'seats' ? null : { what: 'seats' }),
    w: () => field.current?.focus(),
    // out of the field, so that single keys are heard again
    escape: () => {
      setOpen(null);
      if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    },
  });
  return (
    <main id="main" className="meeting-room">
      <header>
        <h1>{m.title}</h1>
        <p>
          {m.due > 0 && t('attendanceOf', { present: m.present, due: m.due })} ·{' '}
          <strong>{m.needed === null ? t('anyNumber') : t(m.quorumMet ? 'quorumMet' : 'quorumNot', { count: m.needed })}</strong>
          {m.raising && ` · ${t('raisedTo', { to: m.raising.to })}`}
        </p>
        <nav aria-label={t('room.ways')}>
          <Link to="/meetings/$meetingId" params={params}>
            {t('room.back')}
          </Link>
          <Link to="/meetings/$meetingId/screen" params={params} target="_blank">
            {t('screen.title')}
          </Link>
          <Link to="/activities/$activityId/screen" params={{ activityId: m.id }} target="_blank">
            {t('checkInCode')}
          </Link>
        </nav>
      </header>
      <ol className="meeting-room-agenda" aria-label={t('agenda')}>
        {m.agenda.map((item) => (
          <li key={item.id}>
            <button
              type="button"
              disabled={!sits || item.state === 'done' || act.isPending}
              aria-current={item.id === m.currentItemId ? 'step' : undefined}
              onClick={() => begin(item)}
            >
              {item.kind === 'carried' && <em>{t('meetings:itemKinds.carried')} </em>}
              {item.title}
              {item.outcome && <strong> {t(`meetings:outcomes.${item.outcome}`)}</strong>}
            </button>
          </li>
        ))}
        {m.agenda.length === 0 && <li className="soft">{t('noAgenda')}</li>}
      </ol>
      <section className="meeting-room-now" aria-label={t('room.now')}>
        {!sits && m.state === 'convened' && (
          <Button
            type="primary"
            size="large"
            className="meeting-big"
            loading={act.isPending}
            onClick={() => act.send(asked(endpoints.meetings.openMeeting, { params, body: { chair: '', recorder: '' } }))}
          >
            {t('acts2.open')}
          </Button>
        )}
        {!sits && m.actions.includes('tick') && <Presence m={m} act={act} />}
        {m.state === 'closed' && <p className="meeting-big-words">{t('room.over')}</p>}
        {sits && <Minutes m={m} key={m.id} />}
        {sits && current && (
          <>
            <h2>
              {current.title} <Timer since={current.begunAt} minutes={current.minutes} />
            </h2>
            <Write m={m} item={current} notes={notes} field={field} key={current.id} />
            <ItemLines m={m} item={current} inRoom />
          </>
        )}
        {sits && !current && <p className="meeting-big-words">{next ? t('room.press') : t('room.allDone')}</p>}
        {act.problem}
        {open?.what === 'outcome' && current && (
          <OutcomePanel
            key={`${current.id} ${open.outcome}`}
            m={m}
            item={current}
            outcome={open.outcome}
            onSettled={notes.end}
            onClose={() => setOpen(null)}
          />
        )}
        {open?.what === 'hands' && current && <HandsPanel m={m} item={current} act={act} onClose={() => setOpen(null)} />}
        {open?.what === 'vote' && current && <VotePanel m={m} item={current} act={act} onClose={() => setOpen(null)} />}
        {open?.what === 'seats' && <Presence m={m} act={act} />}
      </section>
      {sits && (
        <div className="meeting-room-buttons" role="toolbar" aria-label={t('room.buttons')}>
          <Button size="large" type={current ? 'default' : 'primary'} disabled={!next || act.isPending} onClick={() => next && begin(next)}>
            {t('room.next')} <kbd>N</kbd>
          </Button>
          {current && (
            <>
              <Button size="large" onClick={() => setOpen({ what: 'hands' })}>
                {t('room.hands')} <kbd>H</kbd>
              </Button>
              <Button
                size="large"
                disabled={current.vote !== null && current.vote.state !== 'void'}
                onClick={() => setOpen({ what: 'vote' })}
              >
                {t('room.vote')} <kbd>V</kbd>
              </Button>
              {outcomes.map((outcome, n) => (
                <Button key={outcome} size="large" type={n < 2 ? 'primary' : 'default'} onClick={() => decide(outcome)}>
                  {t(`meetings:outcomes.${outcome}`)} {n < 2 && <kbd>{n === 0 ? 'S' : 'R'}</kbd>}
                </Button>
              ))}
            </>
          )}
          <Button size="large" onClick={() => setOpen(open?.what === 'seats' ? null : { what: 'seats' })}>
            {t('room.presence')} <kbd>P</kbd>
          </Button>
          {!current && !next && (
            <Button
              size="large"
              danger
              loading={act.isPending}
              onClick={() => act.send(asked(endpoints.meetings.closeMeeting, { params, body: {} }))}
            >
              {t('room.close')}
            </Button>
          )}
        </div>
      )}
    </main>
  );
};

/** Milliseconds after the last change until it is saved, and until it is tried again. */
const [pause, patience] = [1_000, 5_000];
/** Who chairs, records and observes; saved while it is written. */
const Minutes = ({ m }: { m: MeetingDetail }) => {
  const { t } = useTranslation('meetings-console');
  const [words, setWords] = useState({ chair: m.chair, recorder: m.recorder, observers: m.observers });
  // what others changed meanwhile is not written over by what was only read here
  const [own, setOwn] = useState(false);
  // it does not close under the hands of whoever fills it in
  const [open] = useState(m.chair === '' || m.recorder === '');
  const [now, sent] = [useRef(words), useRef(words)];
  now.current = words;
  const act = useMeetingAct(m.id, 'meetings.minutes', () => setOwn(now.current !== sent.current));
  const { isPending, error, send } = act;
  // biome-ignore lint/correctness/useExhaustiveDependencies: sending is another function each time
  useEffect(() => {
    if (!own || isPending) return;
    const save = (): void => {
      sent.current = words;
      send(asked(endpoints.meetings.writeMeetingMinutes, { params: { meetingId: m.id }, body: words }));
    };
    const timer = setTimeout(save, error ? patience : pause);
    return () => clearTimeout(timer);
  }, [own, words, isPending, error]);
  return (
    <details className="meeting-room-facts" open={open}>
      <summary>{t('room.facts', { chair: words.chair || '—', recorder: words.recorder || '—' })}</summary>
      {(['chair', 'recorder', 'observers'] as const).map((key) => (
        <div key={key} className="meeting-room-field">
          {t(key)}
          <Input
            aria-label={t(key)}
            value={words[key]}
            maxLength={key === 'observers' ? 400 : 40}
            onChange={(e) => {
              setWords({ ...words, [key]: e.target.value });
              setOwn(true);
            }}
          />
        </div>
      ))}
      {act.problem}
    </details>
  );
};

/** Who speaks, and what is said: kept while it is written. */
const Write = ({ m, item, notes, field }: { m: MeetingDetail; item: MeetingItem; notes: Notes; field: RefObject<TextAreaRef | null> }) => {
  const { t } = useTranslation('meetings-console');
  const note = notes.of(item.id);
  const [seatId, setSeatId] = useState<string | null>(note?.seatId ?? null);
  const text = note?.text ?? '';
  const here = m.seats.filter(({ present }) => present);
  const speak = (id: string): void => {
    notes.end();
    setSeatId(id === seatId ? null : id);
  };
  useKeys(
    Object.fromEntries(
      here.slice(0, 9).map(({ id }, n) => [
        String(n + 1),
        () => {
          speak(id);
          field.current?.focus();
        },
      ]),
    ),
  );
  return (
    <div className="meeting-room-write">
      <div className="meeting-room-speakers" role="radiogroup" aria-label={t('room.speaks')}>
        {here.map(({ id, name }, n) => (
          // biome-ignore lint/a11y/useSemanticElements: a button of a group of which one is pressed again to let go
          <button key={id} type="button" role="radio" aria-checked={id === seatId} onClick={() => speak(id)}>
            {name} {n < 9 && <kbd>{n + 1}</kbd>}
          </button>
        ))}
      </div>
      <Input.TextArea
        ref={field}
        aria-label={t('room.note')}
        placeholder={t('room.noteHint')}
        value={text}
        maxLength={2000}
        autoSize={{ minRows: 3, maxRows: 10 }}
        onChange={(e) => notes.write(item.id, seatId, e.target.value)}
        onKeyDown={(e) => {
          if (e.key === 'Enter' && (e.ctrlKey || e.metaKey)) notes.end();
        }}
      />
      <p className="soft" role="status">
        {notes.problem
          ? t('room.waiting', { count: notes.waiting, problem: notes.problem })
          : t(text === '' ? 'room.keys' : notes.waiting === 0 ? 'room.saved' : 'room.saving')}
      </p>
    </div>
  );
};

/** Who is there: one tap each. */
const Presence = ({ m, act }: { m: MeetingDetail; act: ReturnType<typeof useMeetingAct> }) => {
  const { t } = useTranslation('meetings-console');
  return (
    <fieldset className="meeting-room-seats">
      <legend>{t('room.presence')}</legend>
      {m.seats.map((seat) => (
        <button
          key={seat.id}
          type="button"
          aria-pressed={seat.present}
          disabled={act.isPending}
          onClick={() =>
            act.send(asked(endpoints.meetings.tickMeetingSeat, { params: { seatId: seat.id }, body: { present: !seat.present } }))
          }
        >
          {seat.name}
          <span>{seat.present ? t('present') : t(`meetings:answers.${seat.answer}`)}</span>
        </button>
      ))}
    </fieldset>
  );
};

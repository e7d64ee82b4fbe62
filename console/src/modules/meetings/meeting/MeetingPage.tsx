import { PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Popconfirm, Skeleton, Table, type TableColumnType } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { MeetingDetail, MeetingSeat } from '#contract/meetings/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { endpoints } from '../../../app/api.ts';
import { useMedia, useTitle } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { Broken } from '../../../components/Broken.tsx';
import { named } from '../../../components/named.ts';
import { PaperButton } from '../../../components/PaperButton.tsx';
import { SendButton } from '../../../components/SendButton.tsx';
import { Agenda } from '../Agenda.tsx';
import { ReasonForm } from '../forms.tsx';
import { meetingQuery } from '../queries.ts';
import { useMeetingAct } from '../use-act.ts';
import { spanOf } from '../words.ts';
import { Documents } from './Documents.tsx';
import { AnswerForm, ItemForm, MoveForm, ProposalForm, PublishForm } from './forms.tsx';
import '../../../styles/facts.css';
import '../../../styles/meetings.css';
import '../../../styles/parts.css';
import '../../../styles/stacks.css';

type Action = MeetingDetail['actions'][number];
type Task = { what: 'move' | 'cancel' | 'raise' | 'item' | 'proposal' | 'publish' } | { what: 'answer'; seat: MeetingSeat };

/** One meeting: when and where, agenda, who is called, what came of it. */
export const MeetingPage = () => {
  const { t } = useTranslation('meetings-console');
  const { meetingId } = useParams({ from: '/shell/meetings/$meetingId' });
  const { data, error, refetch } = useQuery(meetingQuery(meetingId));
  useTitle(data?.title ?? t('one'));
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  if (!data) return <Skeleton active className="page" paragraph={{ rows: 10 }} />;
  return <Shown m={data} />;
};

const Shown = ({ m }: { m: MeetingDetail }) => {
  const { t } = useTranslation('meetings-console');
  const act = useMeetingAct(m.id);
  const [task, setTask] = useState<Task | null>(null);
  const may = (action: Action): boolean => m.actions.includes(action);
  const close = (): void => setTask(null);
  const params = { meetingId: m.id };
  const fact = (name: string, value: string | null) =>
    value ? (
      <div key={name}>
        <dt>{t(name)}</dt>
        <dd>{value}</dd>
      </div>
    ) : null;
  return (
    <div className="page parts">
      <div className="page-head">
        <p>
          <Link to="/meetings" search={{}}>
            {t('title')}
          </Link>
          {' · '}
          <Link to="/meeting-bodies/$bodyId" params={{ bodyId: m.body.id }}>
            {m.body.name}
          </Link>
        </p>
        <h1>{m.title}</h1>
        <p className="soft">
          {labelOf(m.kind.title)} · {m.number} · <span className="num">{spanOf(m)}</span> · {t(`meetings:states.${m.state}`)}
        </p>
        {m.raising && (
          <p className="meeting-raising">
            <strong>{t('raisedTo', { to: m.raising.to })}</strong> {m.raising.reason}{' '}
            {m.raising.chair ? t('chairedBy', { name: m.raising.chair }) : t('chairWaits')}
          </p>
        )}
      </div>
      <div className="bar">
        {may('convene') && (
          <Popconfirm
            title={t('conveneSure', { days: m.terms.noticeDays })}
            onConfirm={() => act.send(asked(endpoints.meetings.conveneMeeting, { params, body: {} }))}
          >
            <Button type="primary" loading={act.isPending}>
              {t('acts2.convene')}
            </Button>
          </Popconfirm>
        )}
        {may('open') && (
          <Button
            type="primary"
            loading={act.isPending}
            onClick={() => act.send(asked(endpoints.meetings.openMeeting, { params, body: { chair: '', recorder: '' } }))}
          >
            {t('acts2.open')}
          </Button>
        )}
        {(may('write') || may('open')) && (
          <Link to="/meetings/$meetingId/room" params={params} className="button-link quiet">
            {t('room.title')}
          </Link>
        )}
        {m.state !== 'planned' && m.state !== 'cancelled' && (
          <Link to="/meetings/$meetingId/screen" params={params} className="button-link quiet">
            {t('screen.title')}
          </Link>
        )}
        {may('tick') && (
          <Link to="/activities/$activityId/screen" params={{ activityId: m.id }} className="button-link quiet">
            {t('checkInCode')}
          </Link>
        )}
        {may('take_chair') && (
          <SendButton
            keep="meetings.chair"
            subject={m.id}
            words={t('acts2.take_chair')}
            done={t('saved')}
            renews="meetings"
            request={() => asked(endpoints.meetings.takeChair, { params, body: {} })}
          />
        )}
        {may('move') && <Button onClick={() => setTask({ what: 'move' })}>{t('acts2.move')}</Button>}
        {may('raise') && <Button onClick={() => setTask({ what: 'raise' })}>{t('acts2.raise')}</Button>}
        {may('publish') && (
          <Button type="primary" onClick={() => setTask({ what: 'publish' })}>
            {t('acts2.publish')}
          </Button>
        )}
        {m.state === 'closed' && (
          <PaperButton source="meetings.minutes" subjectId={m.id} words={{ make: t('minutesMake'), open: t('minutesOpen') }} />
        )}
        {may('cancel') && (
          <Button danger onClick={() => setTask({ what: 'cancel' })}>
            {t('acts2.cancel')}
          </Button>
        )}
      </div>
      {act.problem}
      <section className="card" aria-label={t('facts')}>
        {m.reason && <p className="flag">{t('because', { words: m.reason })}</p>}
        <dl className="fact-grid">
          {fact('form.place', `${m.area.name} · ${m.place}`)}
          {fact('chair', m.chair || labelOf(m.chairedBy))}
          {fact('recorder', m.recorder)}
          {fact(
            'noticed',
            m.noticedAt
              ? t('noticedOn', { when: spanOf({ startsAt: m.noticedAt, endsAt: m.noticedAt }).split('–')[0], count: m.notices })
              : t('noticeBy', { day: m.noticeBy }),
          )}
          {fact('attendance', m.due === 0 ? null : t('attendanceOf', { present: m.present, due: m.due }))}
          {fact(
            'quorum',
            m.due === 0 ? null : m.needed === null ? t('anyNumber') : t(m.quorumMet ? 'quorumMet' : 'quorumNot', { count: m.needed }),
          )}
          {fact('rule', t('ruleOf', { source: m.terms.source, since: m.terms.since }))}
          {fact('published', m.disclosureId ? t('publishedNow') : null)}
        </dl>
      </section>
      <section aria-label={t('agenda')}>
        <h2>{t('agenda')}</h2>
        <Agenda m={m} />
        {may('agenda') && (
          <div className="bar">
            <Button icon={<PlusOutlined />} onClick={() => setTask({ what: 'item' })}>
              {t('addItem')}
            </Button>
            <Button icon={<PlusOutlined />} onClick={() => setTask({ what: 'proposal' })}>
              {t('addProposal')}
            </Button>
          </div>
        )}
      </section>
      <Documents m={m} />
      {m.seats.length > 0 && <Seats m={m} onAnswer={(seat) => setTask({ what: 'answer', seat })} />}
      {task?.what === 'move' && <MoveForm m={m} onClose={close} />}
      {task?.what === 'item' && <ItemForm m={m} onClose={close} />}
      {task?.what === 'proposal' && <ProposalForm m={m} onClose={close} />}
      {task?.what === 'publish' && <PublishForm m={m} onClose={close} />}
      {task?.what === 'answer' && <AnswerForm m={m} seat={task.seat} onClose={close} />}
      {task?.what === 'cancel' && (
        <ReasonForm
          keep="meetings.cancel"
          subject={m.id}
          title={t('acts2.cancel')}
          label={t('form.reason')}
          lead={t('cancelLead')}
          request={(reason) => asked(endpoints.meetings.cancelMeeting, { params, body: { reason } })}
          onClose={close}
        />
      )}
      {task?.what === 'raise' && (
        <ReasonForm
          keep="meetings.raise"
          subject={m.id}
          title={t('acts2.raise')}
          label={t('form.reason')}
          lead={t('raiseLead')}
          request={(reason) => asked(endpoints.meetings.raiseMeeting, { params, body: { reason } })}
          onClose={close}
        />
      )}
    </div>
  );
};

const Seats = ({ m, onAnswer }: { m: MeetingDetail; onAnswer: (seat: MeetingSeat) => void }) => {
  const { t } = useTranslation('meetings-console');
  const wide = useMedia('(min-width: 768px)');
  const nameOf = (id: string | null): string => m.seats.find((one) => one.id === id)?.name ?? '';
  const tells = m.actions.includes('tick');
  const acts: TableColumnType<MeetingSeat> = {
    title: t('acts'),
    key: 'acts',
    render: (_, one) => (
      <span className="cell-acts">
        <Button size="small" aria-label={t('answerOf', { name: one.name })} onClick={() => onAnswer(one)}>
          {t('form.answer')}
        </Button>
        <SendButton
          keep="meetings.tick"
          subject={one.id}
          words={t(one.present ? 'untick' : 'tick')}
          done={t('saved')}
          renews="meetings"
          request={() => asked(endpoints.meetings.tickMeetingSeat, { params: { seatId: one.id }, body: { present: !one.present } })}
        />
      </span>
    ),
  };
  return (
    <section aria-label={t('called')}>
      <h2>{t('calledCount', { count: m.seats.length })}</h2>
      <Table<MeetingSeat>
        size="small"
        className="stacks"
        rowKey="id"
        pagination={false}
        dataSource={m.seats}
        scroll={wide ? { x: 720 } : {}}
        columns={[
          {
            title: t('form.person'),
            key: 'name',
            render: (_, one) => (
              <>
                <strong>{one.name}</strong> <span className="soft">{one.organisation}</span>
              </>
            ),
          },
          { title: t('form.role'), key: 'role', onCell: () => named(t('form.role')), render: (_, { role }) => t(`meetings:roles.${role}`) },
          {
            title: t('form.answer'),
            key: 'answer',
            onCell: () => named(t('form.answer')),
            render: (_, one) => (
              <>
                {t(`meetings:answers.${one.answer}`)} <span className="soft">{one.proxyId ? nameOf(one.proxyId) : one.reason}</span>
              </>
            ),
          },
          {
            title: t('presence'),
            key: 'present',
            onCell: () => named(t('presence')),
            render: (_, { present }) => (present ? t('present') : '—'),
          },
          ...(tells ? [acts] : []),
        ]}
      />
    </section>
  );
};

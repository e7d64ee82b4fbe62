import { DownloadOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Skeleton, Table } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BodyDetail, Member, MemberImport } from '#contract/meetings/api.ts';
import { labelOf } from '#ui/i18n.ts';
import { endpoints } from '../../../app/api.ts';
import { useMedia, useTitle } from '../../../app/hooks.ts';
import { asked } from '../../../app/send.ts';
import { useDownload } from '../../../app/work.ts';
import { Broken } from '../../../components/Broken.tsx';
import { named } from '../../../components/named.ts';
import { PlainImport } from '../../../components/SheetImport.tsx';
import { BodyForm, MemberForm, PlanForm, ReasonForm } from '../forms.tsx';
import { bodyQuery } from '../queries.ts';
import { spanOf } from '../words.ts';
import '../../../styles/parts.css';
import '../../../styles/stacks.css';

const answers = ['added', 'changed', 'same', 'faults'] as const satisfies readonly (keyof MemberImport)[];

/** One body that meets: its members, the days it meets, its meetings and what is unfinished. */
export const BodyPage = () => {
  const { t } = useTranslation('meetings-console');
  const { bodyId } = useParams({ from: '/shell/meeting-bodies/$bodyId' });
  const { data, error, refetch } = useQuery(bodyQuery(bodyId));
  useTitle(data?.name ?? t('body'));
  if (error && !data) return <Broken error={error} reset={() => void refetch()} />;
  if (!data) return <Skeleton active className="page" paragraph={{ rows: 8 }} />;
  return <Shown body={data} />;
};

type Task =
  | { what: 'change' | 'member' | 'import' }
  | { what: 'plan'; due: BodyDetail['dues'][number] | null }
  | { what: 'end'; of: Member };

const Shown = ({ body }: { body: BodyDetail }) => {
  const { t } = useTranslation('meetings-console');
  const wide = useMedia('(min-width: 768px)');
  const { busy, download } = useDownload();
  const [task, setTask] = useState<Task | null>(null);
  const close = (): void => setTask(null);
  const sheet = `/api/meeting-bodies/${body.id}/members/sheet`;
  return (
    <div className="page parts">
      <div className="page-head">
        <p>
          <Link to="/meetings" search={{ body: body.id }}>
            {t('title')}
          </Link>
        </p>
        <h1>{body.name}</h1>
        <p className="soft">
          {labelOf(body.kind.title)} · {body.area.name}
          {body.organisation && ` · ${body.organisation.name}`}
          {body.endedOn && ` · ${t('endedOn', { day: body.endedOn })}`}
        </p>
      </div>
      {body.mayRun && (
        <div className="bar">
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setTask({ what: 'plan', due: null })}>
            {t('plan')}
          </Button>
          <Button icon={<PlusOutlined />} onClick={() => setTask({ what: 'member' })}>
            {t('addMember')}
          </Button>
          <Button icon={<UploadOutlined />} onClick={() => setTask({ what: 'import' })}>
            {t('import.open')}
          </Button>
          <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download(sheet)}>
            {t('exportMembers')}
          </Button>
          <Button onClick={() => setTask({ what: 'change' })}>{t('changeBody')}</Button>
        </div>
      )}
      <section className="card" aria-label={t('days')}>
        <h2>{t('days')}</h2>
        <p>
          {body.next ? (
            <Link to="/meetings/$meetingId" params={{ meetingId: body.next.id }}>
              {t('nextMeeting', { when: spanOf({ startsAt: body.next.startsAt, endsAt: body.next.startsAt }).split('–')[0] })}
            </Link>
          ) : (
            <span className="soft">{t('noNext')}</span>
          )}
        </p>
        {body.dues.length > 0 && (
          <ul>
            {body.dues.map((due) => (
              <li key={due.key}>
                <span className="num">{spanOf(due)}</span>{' '}
                {body.mayRun && (
                  <Button size="small" onClick={() => setTask({ what: 'plan', due })}>
                    {t('planDue')}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
        <p className="soft">
          {t('raisedYear', { count: body.raised })} ·{' '}
          <Link to="/resolutions" search={{ body: body.id }}>
            {t('openOf', { count: body.open })}
          </Link>
        </p>
      </section>
      <section aria-label={t('members')}>
        <h2>{t('membersCount', { count: body.members })}</h2>
        <Table<Member>
          size="small"
          className="stacks"
          rowKey="id"
          pagination={false}
          dataSource={body.people}
          scroll={wide ? { x: 720 } : {}}
          locale={{ emptyText: <span className="soft">{t('noMembers')}</span> }}
          columns={[
            { title: t('form.person'), key: 'name', render: (_, one) => <strong>{one.name}</strong> },
            { title: t('form.unit'), key: 'unit', onCell: () => named(t('form.unit')), render: (_, one) => one.organisation?.name ?? '—' },
            {
              title: t('form.role'),
              key: 'role',
              onCell: () => named(t('form.role')),
              render: (_, { role }) => t(`meetings:roles.${role}`),
            },
            {
              title: t('term'),
              key: 'term',
              onCell: () => named(t('term')),
              render: (_, one) => (
                <span className="num">{one.untilOn ? `${one.fromOn} – ${one.untilOn}` : t('termFrom', { day: one.fromOn })}</span>
              ),
            },
            {
              title: t('reach'),
              key: 'reach',
              onCell: () => named(t('reach')),
              render: (_, { reached }) => (reached ? t('reachPhone') : <span className="soft">{t('reachNot')}</span>),
            },
            {
              title: t('acts'),
              key: 'acts',
              render: (_, of) =>
                body.mayRun && (
                  <Button size="small" aria-label={t('endMemberOf', { name: of.name })} onClick={() => setTask({ what: 'end', of })}>
                    {t('endMember')}
                  </Button>
                ),
            },
          ]}
        />
      </section>
      {task?.what === 'change' && <BodyForm body={body} onClose={close} />}
      {task?.what === 'member' && <MemberForm body={body} onClose={close} />}
      {task?.what === 'plan' && <PlanForm bodies={[body]} bodyId={body.id} due={task.due} onClose={close} />}
      {task?.what === 'end' && (
        <ReasonForm
          keep="meetings.end_member"
          subject={task.of.id}
          title={t('endMember')}
          label={t('form.reason')}
          request={(reason) => asked(endpoints.meetings.endMeetingMember, { params: { memberId: task.of.id }, body: { reason } })}
          onClose={close}
        />
      )}
      {task?.what === 'import' && (
        <PlainImport<MemberImport>
          words={(key, data = {}) => t(`import.${key}`, data)}
          template={sheet}
          address={`/api/meeting-bodies/${body.id}/members/import`}
          answers={answers}
          ready={(answer) => answer.added + answer.changed > 0}
          onClose={close}
        />
      )}
    </div>
  );
};

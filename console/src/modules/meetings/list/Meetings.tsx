import { DownloadOutlined, PlusOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { exportMeetings, MeetingRow } from '#contract/meetings/api.ts';
import { meetingStates } from '#contract/meetings/values.ts';
import { labelOf } from '#ui/i18n.ts';
import { mayOpen } from '../../../app/access.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { useDownload } from '../../../app/work.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { BodyForm, PlanForm } from '../forms.tsx';
import { bodiesQuery } from '../queries.ts';
import type { MeetingSearch } from '../search.ts';
import { spanOf } from '../words.ts';
import '../../../styles/parts.css';

const address: (typeof exportMeetings)['path'] = '/api/meetings/sheet';

/** Meetings of the area, and the bodies that meet. */
export const Meetings = () => {
  const { t } = useTranslation('meetings-console');
  const me = useMe();
  const search = useSearch({ from: '/shell/meetings' });
  const navigate = useNavigate();
  const { busy, download } = useDownload();
  const [task, setTask] = useState<'body' | 'plan' | null>(null);
  useTitle(t('title'));
  const bodies = useQuery(bodiesQuery).data;
  const { area, body, state, raised } = search;
  const query = { area, body, state, raised: raised && 'true' };
  const { list, rows } = useList(
    listQuery(['meetings', 'list', area, body, state, raised], (cursor, signal) =>
      call(endpoints.meetings.listMeetings, { query: { ...query, cursor, limit: 30 } }, signal),
    ),
  );
  const change = (next: MeetingSearch): void => void navigate({ to: '/meetings', search: { ...search, ...next } });
  const params = new URLSearchParams(Object.entries(query).flatMap(([key, value]) => (value ? [[key, value]] : [])));
  const chosen = bodies?.items.find(({ id }) => id === body);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <search className="bar">
        <AreaSelect label={t('form.area')} value={area} onChange={(code) => change({ area: code })} />
        <Select
          aria-label={t('body')}
          value={body ?? ''}
          popupMatchSelectWidth={false}
          options={[
            { value: '', label: t('anyBody') },
            ...(bodies?.items ?? []).map((one) => ({ value: one.id, label: `${one.name} · ${labelOf(one.kind.title)}` })),
          ]}
          onChange={(next) => change({ body: next || undefined })}
        />
        <Select
          aria-label={t('state')}
          value={state ?? ''}
          options={[
            { value: '', label: t('anyState') },
            ...meetingStates.map((value) => ({ value, label: t(`meetings:states.${value}`) })),
          ]}
          onChange={(next) => change({ state: meetingStates.find((one) => one === next) })}
        />
        <Select
          aria-label={t('raised')}
          value={raised ? 'raised' : 'all'}
          options={[
            { value: 'all', label: t('allMeetings') },
            { value: 'raised', label: t('raisedOnly') },
          ]}
          onChange={(next) => change({ raised: next === 'raised' ? true : undefined })}
        />
        <Button icon={<DownloadOutlined />} loading={busy} onClick={() => download(`${address}?${params}`)}>
          {t('export')}
        </Button>
        {mayOpen(me, 'meetings.design') && (
          <Link to="/meetings/kinds" className="button-link quiet">
            {t('kinds')}
          </Link>
        )}
        {bodies?.mayCreate && (
          <>
            <Button icon={<PlusOutlined />} onClick={() => setTask('body')}>
              {t('createBody')}
            </Button>
            <Button type="primary" icon={<PlusOutlined />} disabled={bodies.items.length === 0} onClick={() => setTask('plan')}>
              {t('plan')}
            </Button>
          </>
        )}
      </search>
      {chosen && (
        <p>
          <Link to="/meeting-bodies/$bodyId" params={{ bodyId: chosen.id }}>
            {t('bodyLine', { name: chosen.name, members: chosen.members, open: chosen.open })}
          </Link>
        </p>
      )}
      <RecordTable<MeetingRow>
        list={list}
        rows={rows}
        rowKey="id"
        width={960}
        empty={t('none')}
        columns={[
          {
            title: t('one'),
            key: 'title',
            bare: true,
            render: (_, one) => (
              <>
                <Link to="/meetings/$meetingId" params={{ meetingId: one.id }}>
                  {one.title}
                </Link>
                <div className="soft">
                  {labelOf(one.kind.title)} · {one.area.name}
                </div>
              </>
            ),
          },
          { title: t('when'), key: 'when', width: 220, render: (_, one) => <span className="num">{spanOf(one)}</span> },
          {
            title: t('state'),
            key: 'state',
            width: 150,
            render: (_, one) => (
              <>
                {t(`meetings:states.${one.state}`)}
                {one.raised && <Tag className="meeting-raised">{t('raisedTo', { to: one.raised.to })}</Tag>}
              </>
            ),
          },
          {
            title: t('attendance'),
            key: 'attendance',
            width: 120,
            render: (_, one) => (
              <span className="num">{one.state !== 'sitting' && one.state !== 'closed' ? '—' : `${one.present}/${one.due}`}</span>
            ),
          },
          {
            title: t('came'),
            key: 'came',
            width: 250,
            render: (_, one) => t('cameOf', { items: one.items, solved: one.solved, resolved: one.resolved }),
          },
        ]}
      />
      {task === 'body' && <BodyForm body={null} onClose={() => setTask(null)} />}
      {task === 'plan' && bodies && <PlanForm bodies={bodies.items} bodyId={body} onClose={() => setTask(null)} />}
    </div>
  );
};

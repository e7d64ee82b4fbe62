import { PlusOutlined } from '@ant-design/icons';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type VoteRow, voteStates } from '#contract/votes/shapes.ts';
import { labelOf } from '#ui/i18n.ts';
import { dayOf, lastMoment } from '#ui/time.ts';
import { mayOpen } from '../../../app/access.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { AreaSelect } from '../../../components/AreaSelect.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import type { VoteSearch } from '../search.ts';
import { PollForm } from './PollForm.tsx';

/** Votes in the areas one looks after. */
export const Votes = () => {
  const { t } = useTranslation('votes-console');
  const me = useMe();
  const search = useSearch({ from: '/shell/votes' });
  const { area, state } = search;
  const navigate = useNavigate();
  const [opening, setOpening] = useState(false);
  useTitle(t('title'));
  const { list, rows } = useList(
    listQuery(['votes', 'list', area, state], (cursor, signal) =>
      call(endpoints.votes.listVotes, { query: { area, state, cursor, limit: 30 } }, signal),
    ),
  );
  const change = (next: VoteSearch): void => void navigate({ to: '/votes', search: { ...search, ...next } });
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <search className="bar">
        <AreaSelect label={t('form.area')} value={area} onChange={(code) => change({ area: code })} />
        <Select
          aria-label={t('state')}
          value={state ?? ''}
          options={[{ value: '', label: t('anyState') }, ...voteStates.map((value) => ({ value, label: t(`votes-own:states.${value}`) }))]}
          onChange={(next: string) => change({ state: voteStates.find((one) => one === next) })}
        />
        {mayOpen(me, 'votes.manage') && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpening(true)}>
            {t('openPoll')}
          </Button>
        )}
      </search>
      <RecordTable<VoteRow>
        list={list}
        rows={rows}
        rowKey="id"
        width={900}
        empty={t('none')}
        columns={[
          {
            title: t('vote'),
            key: 'title',
            bare: true,
            render: (_, one) => (
              <>
                <Link to="/votes/$voteId" params={{ voteId: one.id }}>
                  {one.title}
                </Link>
                <div className="soft">
                  {labelOf(one.about)} · {one.area.name} · {t(one.secret ? 'secret' : 'open')}
                </div>
              </>
            ),
          },
          { title: t('state'), key: 'state', width: 120, render: (_, one) => t(`votes-own:states.${one.state}`) },
          {
            title: t('turnout'),
            key: 'turnout',
            width: 160,
            render: (_, one) => <span className="num">{t('castOf', { cast: one.cast, due: one.due })}</span>,
          },
          { title: t('papers'), key: 'papers', width: 120, render: (_, one) => <span className="num">{one.papers || '—'}</span> },
          {
            title: t('closesAt'),
            key: 'closesAt',
            width: 130,
            render: (_, one) => <span className="num">{dayOf(lastMoment(one.closesAt))}</span>,
          },
        ]}
      />
      {opening && (
        <PollForm
          onClose={() => setOpening(false)}
          onOpened={(voteId) => {
            setOpening(false);
            void navigate({ to: '/votes/$voteId', params: { voteId } });
          }}
        />
      )}
    </div>
  );
};

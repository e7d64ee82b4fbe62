import { PlusOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useNavigate, useParams } from '@tanstack/react-router';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { shortDay, shortTime } from '#ui/time.ts';
import { mayOpen } from '../../../app/access.ts';
import { useLocale, useTitle } from '../../../app/hooks.ts';
import { useMe } from '../../../app/queries.ts';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { useList } from '../../../components/list/useList.ts';
import { noonOf } from './days.ts';
import { MyDuty } from './MyDuty.tsx';
import { rostersQuery } from './queries.ts';
import { RosterForm } from './RosterForm.tsx';
import '../../../styles/rosters.css';

/** A roster in the place of the list, where one is open. */
export const Rosters = () => ((useParams({ strict: false }) as { rosterId?: string }).rosterId ? <Outlet /> : <RosterList />);

/** Own duty, and the rosters of the jurisdiction with who is on now. */
const RosterList = () => {
  const { t } = useTranslation('rosters');
  const locale = useLocale();
  const navigate = useNavigate();
  const client = useQueryClient();
  const [gaps, setGaps] = useState(false);
  const [making, setMaking] = useState(false);
  const { list, rows } = useList(rostersQuery(gaps));
  useTitle(t('nav.rosters'));
  const makes = mayOpen(useMe(), ['rosters.manage', 'rosters.manage_own']);
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('nav.rosters')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <MyDuty />
      <section aria-label={t('all')}>
        <div className="roster-bar">
          <h2>{t('all')}</h2>
          <Checkbox checked={gaps} onChange={(e) => setGaps(e.target.checked)}>
            {t('onlyGaps')}
          </Checkbox>
          {makes && (
            <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
              {t('make')}
            </Button>
          )}
        </div>
        <RecordTable
          list={list}
          rows={rows}
          rowKey="id"
          empty={t(gaps ? 'noGaps' : 'none')}
          columns={[
            {
              title: t('name'),
              key: 'name',
              bare: true,
              render: (_, { id, name, organisation, area }) => (
                <>
                  <Link to="/rosters/$rosterId" params={{ rosterId: id }}>
                    {name}
                  </Link>
                  <div className="soft">{organisation?.name ?? area.name}</div>
                </>
              ),
            },
            {
              title: t('now'),
              key: 'now',
              render: (_, { now }) =>
                now.length === 0 ? (
                  <span className="soft">{t('nobody')}</span>
                ) : (
                  now.map(({ person, slot, until }) => (
                    <div key={person.accountId}>
                      {person.name} <span className="soft">{t('until', { slot, time: shortTime(until, locale) })}</span>
                    </div>
                  ))
                ),
            },
            {
              title: t('gap'),
              key: 'gap',
              width: 180,
              render: (_, { gapOn }) =>
                gapOn ? (
                  <span className="roster-gap">{t('gapFrom', { day: shortDay(noonOf(gapOn), locale) })}</span>
                ) : (
                  <span className="soft">{t('full')}</span>
                ),
            },
          ]}
        />
      </section>
      {making && (
        <RosterForm
          roster={null}
          onClose={() => setMaking(false)}
          onDone={({ id }) => {
            void client.invalidateQueries({ queryKey: ['rosters'] });
            void navigate({ to: '/rosters/$rosterId', params: { rosterId: id }, search: {} });
          }}
        />
      )}
    </div>
  );
};

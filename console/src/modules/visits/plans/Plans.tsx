import { PlusOutlined } from '@ant-design/icons';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanRow } from '#contract/visits/plans.ts';
import { call, endpoints } from '../../../app/api.ts';
import { useTitle } from '../../../app/hooks.ts';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { PlanForm } from '../PlanForm.tsx';
import { FollowUps } from './FollowUps.tsx';
import { Shares } from './Shares.tsx';

/** Plans of visits, what is to be done after visits, and the share of working time spent on them. */
export const Plans = () => {
  const { t } = useTranslation('visits-console');
  const navigate = useNavigate();
  const [over, setOver] = useState(false);
  const [making, setMaking] = useState(false);
  useTitle(t('title'));
  const { list, rows, first } = useList(
    listQuery(['visits', 'plans', over], (cursor, signal) =>
      call(endpoints.visits.listPlans, { query: { over: String(over), cursor, limit: 30 } }, signal),
    ),
  );
  return (
    <div className="page">
      <div className="page-head">
        <h1>{t('title')}</h1>
        <p className="soft">{t('lead')}</p>
      </div>
      <FollowUps />
      <search className="bar">
        <Segmented
          aria-label={t('which')}
          value={over ? 'over' : 'running'}
          options={[
            { value: 'running', label: t('running') },
            { value: 'over', label: t('over') },
          ]}
          onChange={(value) => setOver(value === 'over')}
        />
        {first?.mayMake && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setMaking(true)}>
            {t('make')}
          </Button>
        )}
      </search>
      <RecordTable<PlanRow>
        list={list}
        rows={rows}
        rowKey="id"
        width={860}
        empty={t('none')}
        columns={[
          {
            title: t('plan'),
            key: 'title',
            bare: true,
            render: (_, one) => (
              <>
                <Link to="/visits/$planId" params={{ planId: one.id }}>
                  {one.title}
                </Link>
                <div className="soft">
                  {t(`visits-own:planKinds.${one.kind}`)} · {t(`visits-own:risks.${one.risk}`)}
                </div>
              </>
            ),
          },
          { title: t('area'), key: 'area', render: (_, { area }) => area.name },
          { title: t('rhythm'), key: 'rhythm', render: (_, { rhythm }) => (rhythm ? t(`every.${rhythm.every}`) : t('once')) },
          {
            title: t('days'),
            key: 'days',
            render: (_, { from, until }) => <span className="num">{`${from} – ${until ?? t('noEnd')}`}</span>,
          },
          { title: t('leader'), key: 'lead', render: (_, { lead }) => lead.name },
          { title: t('households'), key: 'households', render: (_, { households }) => <span className="num">{households}</span> },
          { title: t('state'), key: 'state', render: (_, { state }) => t(`visits-own:planStates.${state}`) },
        ]}
      />
      <Shares />
      {making && (
        <PlanForm onClose={() => setMaking(false)} onDone={({ id }) => void navigate({ to: '/visits/$planId', params: { planId: id } })} />
      )}
    </div>
  );
};

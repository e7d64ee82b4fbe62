import { useQuery } from '@tanstack/react-query';
import { Button, Drawer, Skeleton } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Team } from '#contract/volunteers/api.ts';
import { call, endpoints } from '../../../app/api.ts';
import { asked } from '../../../app/send.ts';
import { Broken } from '../../../components/Broken.tsx';
import { RecordTable } from '../../../components/list/RecordTable.tsx';
import { listQuery, useList } from '../../../components/list/useList.ts';
import { SendButton } from '../../../components/SendButton.tsx';

/** Teams of volunteers, with who is in them. */
export const Teams = () => {
  const { t } = useTranslation('volunteers-console');
  const [open, setOpen] = useState<Team | null>(null);
  const { list, rows } = useList(
    listQuery(['volunteers', 'teams'], (cursor, signal) => call(endpoints.volunteers.listTeams, { query: { cursor, limit: 30 } }, signal)),
  );
  return (
    <>
      <RecordTable<Team>
        list={list}
        rows={rows}
        rowKey="id"
        empty={t('noTeams')}
        columns={[
          {
            title: t('team'),
            key: 'team',
            bare: true,
            render: (_, one) => (
              <>
                <strong>{one.name}</strong>
                <div className="soft">{one.area.name}</div>
              </>
            ),
          },
          { title: t('person'), key: 'members', render: (_, one) => t('members', { count: one.members }) },
          { title: t('state'), key: 'waiting', render: (_, one) => (one.waiting > 0 ? t('waiting', { count: one.waiting }) : '—') },
          {
            title: t('act'),
            key: 'act',
            render: (_, one) => (
              <Button size="small" aria-label={`${t('open')} ${one.name}`} onClick={() => setOpen(one)}>
                {t('open')}
              </Button>
            ),
          },
        ]}
      />
      {open && <TeamDrawer team={open} onClose={() => setOpen(null)} />}
    </>
  );
};

const TeamDrawer = ({ team, onClose }: { team: Team; onClose: () => void }) => {
  const { t } = useTranslation('volunteers-console');
  const { data, error, refetch } = useQuery({
    queryKey: ['volunteers', 'team', team.id],
    queryFn: ({ signal }) => call(endpoints.volunteers.getTeam, { params: { teamId: team.id } }, signal),
  });
  return (
    <Drawer open title={team.name} onClose={onClose} size={520} destroyOnHidden>
      {error && !data ? <Broken error={error} reset={() => void refetch()} /> : !data && <Skeleton active />}
      {data && <p>{t('teamYear', { hours: data.year.minutes / 60, services: data.year.services, people: data.year.people })}</p>}
      {data?.people?.length === 0 && <p className="soft">{t('noMembers')}</p>}
      <ul className="plain">
        {data?.people?.map((one) => (
          <li key={one.id} className="cell-acts">
            <strong>{one.name}</strong> {one.leader && <span className="flag">{t('leader')}</span>}
            {one.steps.map((step) => (
              <SendButton
                key={step}
                keep={`volunteers.member-${step}`}
                subject={one.id}
                renews="volunteers"
                request={() => asked(endpoints.volunteers.stepMember, { params: { memberId: one.id }, body: { step } })}
                words={t(`memberSteps.${step}`)}
                {...(step === 'leave' && { sure: t('leaveSure', { name: one.name }) })}
                done={t('stepsDone')}
              />
            ))}
          </li>
        ))}
      </ul>
    </Drawer>
  );
};

import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import * as volunteersApi from '#client/endpoints/volunteers.ts';
import type { TeamDetail } from '#contract/volunteers/api.ts';
import { call } from '../../api.ts';
import { Page } from '../../parts/page.tsx';
import { Sheet } from '../../parts/sheet.tsx';
import { Failure, FormError, Loading } from '../../parts/states.tsx';
import { useAct } from '../../parts/use-act.ts';
import { useMe } from '../../session/session.ts';
import { ActivityCard } from '../activities/activity-card.tsx';
import { teamActivitiesQuery, teamQuery } from './queries.ts';

/** One team: what it served as a whole, who is in it, joining and leaving. */
export const TeamPage = ({ teamId }: { teamId: string }) => {
  const { t } = useTranslation('volunteers-phone');
  const team = useQuery(teamQuery(teamId));
  return (
    <Page title={team.data?.name ?? t('teams')} back>
      {team.isPending ? (
        <Loading />
      ) : team.data ? (
        <Team team={team.data} />
      ) : (
        <Failure error={team.error} onRetry={() => void team.refetch()} />
      )}
    </Page>
  );
};

const Team = ({ team }: { team: TeamDetail }) => {
  const { t } = useTranslation('volunteers-phone');
  const me = useMe();
  const [leaving, setLeaving] = useState<{ id: string; name: string } | null>(null);
  const { busy, error, run } = useAct('volunteers');
  const step = (memberId: string, name: NonNullable<TeamDetail['people']>[number]['steps'][number]): void =>
    void run(`${name} ${memberId}`, (id) => call(volunteersApi.stepMember, { params: { memberId }, body: { id, step: name } })).then(
      (done) => done && setLeaving(null),
    );
  const join = (): void =>
    void run('join', (id) => call(volunteersApi.joinTeam, { params: { teamId: team.id }, body: { id, personId: null, leader: false } }));
  return (
    <>
      <section className="card stack" aria-label={team.name}>
        <span className="small soft">{[team.area.name, t('members', { count: team.members })].join(' · ')}</span>
        <p>{t('year', { hours: team.year.minutes / 60, services: team.year.services })}</p>
        {team.own?.state === 'applied' && <p className="hint">{t('joined')}</p>}
        {!leaving && <FormError error={error} />}
        {team.mayJoin && me && !me.account.anonymous && (
          <button type="button" className="button main wide" disabled={busy !== null} onClick={join}>
            {t('join')}
          </button>
        )}
        <Link to="/volunteer/$" params={{ _splat: '' }} className="button wide">
          {t('title')}
        </Link>
      </section>
      <Activities teamId={team.id} />
      {team.people && (
        <section className="stack" aria-label={t('people')}>
          <h2>{t('people')}</h2>
          {team.people.map((one) => (
            <div key={one.id} className="card stack">
              <span className="row">
                <strong className="grow">{one.name}</strong>
                {one.leader && <span className="tag">{t('leader')}</span>}
              </span>
              <span className="wrap">
                {one.steps.map((name) => (
                  <button
                    key={name}
                    type="button"
                    className="button"
                    disabled={busy !== null}
                    aria-label={`${t(`steps.${name}`)} ${one.name}`}
                    onClick={() => (name === 'leave' ? setLeaving(one) : step(one.id, name))}
                  >
                    {one.id === team.own?.id && name === 'leave' ? t('leave') : t(`steps.${name}`)}
                  </button>
                ))}
              </span>
            </div>
          ))}
        </section>
      )}
      {leaving && (
        <Sheet title={leaving.name} onClose={() => setLeaving(null)}>
          <p>{t(leaving.id === team.own?.id ? 'leaveSure' : 'dropSure', { name: leaving.name })}</p>
          <FormError error={error} />
          <button type="button" className="button main wide" disabled={busy !== null} onClick={() => step(leaving.id, 'leave')}>
            {t(leaving.id === team.own?.id ? 'leave' : 'steps.leave')}
          </button>
        </Sheet>
      )}
    </>
  );
};

/** What the team is to do next. */
const Activities = ({ teamId }: { teamId: string }) => {
  const { t } = useTranslation('volunteers-phone');
  const list = useQuery(teamActivitiesQuery(teamId));
  return (
    <section className="stack" aria-label={t('teamActivities')}>
      <h2>{t('teamActivities')}</h2>
      {list.data ? (
        list.data.items.length > 0 ? (
          list.data.items.map((row) => <ActivityCard key={row.id} row={row} />)
        ) : (
          <p className="soft">{t('noTeamActivities')}</p>
        )
      ) : list.isError ? (
        <Failure error={list.error} onRetry={() => void list.refetch()} />
      ) : (
        <Loading rows={1} />
      )}
    </section>
  );
};

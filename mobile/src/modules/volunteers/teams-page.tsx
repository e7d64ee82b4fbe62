import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Team } from '#contract/volunteers/api.ts';
import { Cards } from '../../parts/more.tsx';
import { Page } from '../../parts/page.tsx';
import { Empty } from '../../parts/states.tsx';
import { teamsQuery } from './queries.ts';

/** A team as lists show it. */
const TeamCard = ({ team }: { team: Team }) => {
  const { t } = useTranslation('volunteers-phone');
  const state = team.own && (team.own.state === 'applied' ? t('joined') : t(team.own.leader ? 'leader' : 'member'));
  return (
    <Link to="/volunteer/$" params={{ _splat: `teams/${team.id}` }} className="card link">
      <span className="row">
        <span className="grow tight">
          <strong>{team.name}</strong>
          <span className="small soft">{[team.area.name, t('members', { count: team.members })].join(' · ')}</span>
        </span>
        {state && <span className="tag">{state}</span>}
      </span>
    </Link>
  );
};

/** All teams by name. */
export const TeamsPage = () => {
  const { t } = useTranslation('volunteers-phone');
  const list = useInfiniteQuery(teamsQuery(false));
  return (
    <Page title={t('teams')} back>
      <Cards list={list} empty={<Empty icon="person" title={t('teams')} text={t('noTeams')} />}>
        {(team) => <TeamCard key={team.id} team={team} />}
      </Cards>
    </Page>
  );
};

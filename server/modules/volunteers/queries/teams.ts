import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/volunteers/api.ts';
import { cutPage, readCursor } from '#kernel/cursor.ts';
import { accessOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { maskName } from '#modules/persons/domain/index.ts';
import { tiedPerson } from '#modules/persons/index.ts';
import { areaOf, areaShown, type Context, type Eye, eyeOf } from '../context.ts';
import { mayManage } from '../policy.ts';
import { sumHours } from '../store/hours.ts';
import { findTeam, type MemberRow, membersOf, pageOfTeams, placesIn, type TeamRow } from '../store/teams.ts';

type Query<E extends { query?: z.ZodType }> = z.output<NonNullable<E['query']>>;
type Answer<E extends { response: z.ZodType }> = z.input<E['response']>;

const presentTeam = (eye: Eye, t: TeamRow, own: MemberRow | undefined, decides: boolean): api.Team => ({
  id: t.id,
  name: t.name,
  area: areaShown(eye, t.areaPath),
  members: t.members,
  waiting: decides ? t.waiting : 0,
  own: own ? { id: own.id, state: own.state, leader: own.leader } : null,
});

/** Who decides on a team: its leaders, and whoever manages volunteers there. */
export const decides = (viewer: Viewer, team: Pick<TeamRow, 'areaPath'>, own: Pick<MemberRow, 'leader'> | undefined): boolean =>
  own?.leader === true || mayManage(viewer, team.areaPath);

export const teamsPage = async (
  context: Context,
  viewer: Viewer,
  q: Query<typeof api.listTeams>,
): Promise<Answer<typeof api.listTeams>> => {
  const eye = await eyeOf(context, viewer);
  const area = q.area === undefined ? null : areaOf(eye, q.area).code;
  const after = readCursor<[string, string]>(q.cursor, ['string', 'uuid']);
  return context.kernel.db.read(accessOf(viewer), async (tx) => {
    const personId = viewer.anonymous ? null : await tiedPerson(tx, viewer.accountId);
    if (q.mine && personId === null) return { items: [], next: null };
    const found = await pageOfTeams(tx, { area, personId: q.mine ? personId : null }, after, q.limit + 1);
    const { rows, next } = cutPage(found, q.limit, ({ name, id }) => [name, id]);
    const own =
      personId === null
        ? new Map<string, MemberRow>()
        : await placesIn(
            tx,
            personId,
            rows.map(({ id }) => id),
          );
    return { items: rows.map((t) => presentTeam(eye, t, own.get(t.id), decides(viewer, t, own.get(t.id)))), next };
  });
};

/** One team as the viewer may see it. @throws volunteers.team_not_found */
export const teamShown = async (eye: Eye, tx: Tx, teamId: string): Promise<api.TeamDetail> => {
  const { viewer, today } = eye;
  const t = (await findTeam(tx, teamId)) ?? fail('volunteers.team_not_found');
  const people = await membersOf(tx, teamId);
  const own = viewer.anonymous ? undefined : people.find(({ accountId }) => accountId === viewer.accountId);
  const decider = decides(viewer, t, own);
  const sees = decider || own?.state === 'member';
  const year = await sumHours(tx, { organisationId: teamId }, `${today.slice(0, 4)}-01-01`, today);
  return {
    ...presentTeam(eye, t, own, decider),
    year,
    people: sees
      ? people
          .filter((m) => decider || m.state === 'member')
          .map((m) => ({
            id: m.id,
            name: decider ? m.name : maskName(m.name),
            state: m.state,
            leader: m.leader,
            since: m.since,
            steps: [
              ...(decider && m.state === 'applied' ? (['approve', 'decline'] as const) : []),
              ...((decider || m.id === own?.id) && m.state === 'member' ? (['leave'] as const) : []),
              ...(decider && m.state === 'member' && !m.leader ? (['lead'] as const) : []),
            ],
          }))
      : null,
    mayJoin: !viewer.anonymous && own === undefined,
  };
};
export const oneTeam = async (context: Context, viewer: Viewer, teamId: string): Promise<api.TeamDetail> => {
  const eye = await eyeOf(context, viewer);
  return context.kernel.db.read(accessOf(viewer), (tx) => teamShown(eye, tx, teamId));
};

import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/volunteers/api.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import { tiedPerson } from '#modules/persons/index.ts';
import { type Context, eyeOf } from '../context.ts';
import { mayManage } from '../policy.ts';
import { decides, teamShown } from '../queries/teams.ts';
import { changeMember, findMember, findTeam, insertMember, membersOf, placesIn } from '../store/teams.ts';
import { findVolunteer } from '../store/volunteers.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** Asks to join a team; whoever manages volunteers there enters somebody at once. Who joins is a volunteer first. */
export const joinTeam = async (context: Context, viewer: Viewer, teamId: string, body: Body<typeof api.joinTeam>) => {
  if (viewer.anonymous) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `volunteers.join_team ${teamId}`,
    body,
    async ({ tx, at, log, jurisdictionId }) => {
      const team = (await findTeam(tx, teamId)) ?? fail('volunteers.team_not_found');
      const entered = body.personId !== null;
      if (entered && !mayManage(viewer, team.areaPath)) fail('session.forbidden');
      const personId = body.personId ?? (await tiedPerson(tx, viewer.accountId)) ?? fail('volunteers.register_first');
      const volunteer = await findVolunteer(tx, personId);
      if (volunteer === null || volunteer.endedOn !== null) fail('volunteers.register_first');
      const place = { id: body.id, teamId, personId, leader: entered && body.leader, since: entered ? eye.today : null, at };
      if (!(await insertMember(tx, { ...place, state: entered ? 'member' : 'applied' }))) fail('volunteers.member_already');
      if (!entered) {
        const leaders = (await membersOf(tx, teamId)).flatMap((m) => (m.leader && m.accountId !== null ? [m.accountId] : []));
        const told = { subject: teamId, data: { team: team.name }, cause: body.id, at };
        await notify(tx, jurisdictionId, [
          leaders.length > 0
            ? { ...told, kind: 'volunteers.joined', variant: 'leader', to: { accounts: leaders }, except: viewer.accountId }
            : {
                ...told,
                kind: 'volunteers.applied',
                variant: 'leaderless',
                to: { permission: 'volunteers.manage', around: team.areaPath },
              },
        ]);
      }
      await log('volunteers.team_joined', teamId, { data: { entered } });
      return teamId;
    },
    ({ tx }, id) => teamShown(eye, tx, id),
  );
};

/** One step of somebody's place in a team. */
export const stepMember = async (context: Context, viewer: Viewer, memberId: string, body: Body<typeof api.stepMember>) => {
  const eye = await eyeOf(context, viewer);
  const { step } = body;
  return command(
    context.kernel,
    viewer,
    `volunteers.step_member ${memberId}`,
    body,
    async ({ tx, at, log, jurisdictionId }) => {
      const m = (await findMember(tx, memberId)) ?? fail('volunteers.member_not_found');
      const team = (await findTeam(tx, m.teamId)) ?? fail('volunteers.member_not_found');
      const personId = await tiedPerson(tx, viewer.accountId);
      const own = personId === null ? undefined : (await placesIn(tx, personId, [team.id])).get(team.id);
      const decider = decides(viewer, team, own);
      if (!decider && m.personId !== personId) fail('volunteers.member_not_found');
      // one takes oneself neither in nor up
      if (step !== 'leave' && (!decider || m.personId === personId)) fail('session.forbidden');
      if (m.state !== (step === 'leave' || step === 'lead' ? 'member' : 'applied')) fail('volunteers.step_not_possible');
      const { since } = m;
      if (step === 'approve') await changeMember(tx, m.id, { state: 'member', leader: false, since: eye.today, until: null });
      else if (step === 'lead') await changeMember(tx, m.id, { state: 'member', leader: true, since, until: null });
      else await changeMember(tx, m.id, { state: step === 'decline' ? 'declined' : 'left', leader: false, since, until: eye.today });
      if (m.accountId !== null)
        await notify(tx, jurisdictionId, [
          {
            ...{ kind: 'volunteers.team', variant: step, to: { accounts: [m.accountId] }, except: viewer.accountId },
            ...{ subject: team.id, data: { team: team.name }, cause: body.id, at },
          },
        ]);
      await log(`volunteers.member_${step}`, team.id);
      return team.id;
    },
    ({ tx }, id) => teamShown(eye, tx, id),
  );
};

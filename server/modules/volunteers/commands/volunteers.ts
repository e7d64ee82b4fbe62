import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/volunteers/api.ts';
import { skillSet } from '#contract/volunteers/kinds.ts';
import { type Command, command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { checkKind } from '#kernel/kinds.ts';
import { ownPerson, personFor } from '#modules/persons/index.ts';
import { areaOf, type Context, type Eye, eyeOf } from '../context.ts';
import { sealGuardian } from '../guardians.ts';
import { mayManage } from '../policy.ts';
import { volunteerFor, volunteerShown } from '../queries/volunteers.ts';
import { endVolunteerRow, insertTraining, insertVolunteer, insure, updateVolunteer } from '../store/volunteers.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** One command about a volunteer; answers with the volunteer as then seen. */
const volunteerCommand = async (
  context: Context,
  viewer: Viewer,
  what: string,
  body: { id: string },
  run: (running: Command, eye: Eye) => Promise<string>,
): Promise<api.Volunteer> => {
  if (viewer.anonymous) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    what,
    body,
    (running) => run(running, eye),
    ({ tx }, personId) => volunteerShown(eye, tx, personId),
  );
};

/** Registers whoever sends it, or somebody at the counter. A minor needs a guardian who agrees. */
export const registerVolunteer = (context: Context, viewer: Viewer, body: Body<typeof api.registerVolunteer>) =>
  volunteerCommand(context, viewer, 'volunteers.register', body, async ({ tx, jurisdictionId, log }, eye) => {
    const area = areaOf(eye, body.areaCode);
    if (body.who !== null && !mayManage(viewer, area.path)) fail('session.forbidden');
    for (const skill of body.skills) checkKind(eye.kinds, skillSet, skill);
    if (body.minor && body.guardian === null) fail('volunteers.guardian_needed');
    const called = body.name === null ? null : { name: body.name };
    const personId =
      body.who === null
        ? await ownPerson(tx, jurisdictionId, eye.ring, viewer, called)
        : await personFor(tx, jurisdictionId, eye.ring, body.who);
    const { skills, times, minor } = body;
    const written = { areaPath: area.path, skills, times, minor, ...sealGuardian(eye.ring, personId, minor ? body.guardian : null) };
    if (!(await insertVolunteer(tx, personId, written, { accountId: viewer.accountId, today: eye.today }))) fail('volunteers.registered');
    await log('volunteers.registered', personId, { data: { area: area.code, self: body.who === null } });
    return personId;
  });

export const changeVolunteer = (context: Context, viewer: Viewer, personId: string, body: Body<typeof api.changeVolunteer>) =>
  volunteerCommand(context, viewer, `volunteers.change ${personId}`, body, async ({ tx, log }, eye) => {
    const before = await volunteerFor(eye, tx, personId, true);
    if (before.endedOn !== null) fail('volunteers.volunteer_not_found');
    if (before.version !== body.version) fail('volunteers.changed');
    const area = areaOf(eye, body.areaCode);
    for (const skill of body.skills) if (!before.skills.includes(skill)) checkKind(eye.kinds, skillSet, skill);
    const guardian = before.minor && body.guardian !== null ? sealGuardian(eye.ring, personId, body.guardian) : null;
    const kept = { guardianSealed: before.guardianSealed, keyVersion: before.keyVersion };
    await updateVolunteer(tx, personId, { areaPath: area.path, skills: body.skills, times: body.times, ...(guardian ?? kept) });
    await log('volunteers.changed', personId, { data: { area: area.code } });
    return personId;
  });

export const endVolunteer = (context: Context, viewer: Viewer, personId: string, body: Body<typeof api.endVolunteer>) =>
  volunteerCommand(context, viewer, `volunteers.end ${personId}`, body, async ({ tx, log }, eye) => {
    const before = await volunteerFor(eye, tx, personId, true);
    if (before.endedOn !== null) fail('volunteers.volunteer_not_found');
    await endVolunteerRow(tx, personId, eye.today);
    await log('volunteers.ended', personId);
    return personId;
  });

/** Training and insurance, as whoever manages volunteers there has seen them; nobody vouches for himself. */
export const noteReadiness = (context: Context, viewer: Viewer, personId: string, body: Body<typeof api.noteReadiness>) =>
  volunteerCommand(context, viewer, `volunteers.readiness ${personId}`, body, async ({ tx, log }, eye) => {
    const before = await volunteerFor(eye, tx, personId, true);
    if (!mayManage(viewer, before.areaPath) || before.accountId === viewer.accountId) fail('session.forbidden');
    if (body.training) await insertTraining(tx, body.id, { personId, ...body.training }, viewer.accountId);
    if (body.insuredUntil) await insure(tx, personId, body.insuredUntil);
    await log('volunteers.readied', personId, { data: { training: body.training?.kind ?? null, insuredUntil: body.insuredUntil } });
    return personId;
  });

import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { joinEnrolmentGroup } from '#contract/enrolment/communities.ts';
import type { actOnEnrolment, changeEnrolment as changing } from '#contract/enrolment/members.ts';
import { renewMonths } from '#contract/enrolment/settings.ts';
import type { Enrolment } from '#contract/enrolment/shapes.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { type Command, command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { decide } from '../domain/acts.ts';
import { mayManage, standingsTo } from '../policy.ts';
import { getOpen, presentOpen } from '../queries/present.ts';
import { findGroup } from '../store/communities.ts';
import { changeProfile, changeState, type EnrolmentRow, findEnrolment, joinGroup } from '../store/enrolments.ts';
import { announce, ownNotice, tellWaiting } from '../tell.ts';
import { unitOf } from './begin.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** An enrolment the viewer stands to, held and as last seen. @throws enrolment.not_found, enrolment.changed */
const held = async (eye: Eye, tx: Command['tx'], id: string, version: number): Promise<EnrolmentRow> => {
  const row = await getOpen(eye, tx, id);
  return row.version === version ? row : fail('enrolment.changed', { version: row.version });
};

/** Does with an enrolment what its state and the viewer's standing allow. */
export const act = async (context: Context, viewer: Viewer, enrolmentId: string, body: Body<typeof actOnEnrolment>): Promise<Enrolment> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `enrolment.act ${enrolmentId}`,
    body,
    async ({ tx, at, log }) => {
      const row = await held(eye, tx, enrolmentId, body.version);
      const standing = standingsTo(viewer, row);
      const after = decide(row, body, standing, eye.today, settingOf(renewMonths, eye.settings));
      if (typeof after === 'string') return fail(after);
      await changeState(tx, row.id, { ...after, confirmed: body.act === 'confirm' ? { by: viewer.accountId, at } : null });
      if (body.act === 'confirm') await announce(tx, 'confirmed', row);
      if (after.state === 'ended' && row.state !== 'asked') await announce(tx, 'ended', row);
      if (!standing.includes('own') && ['confirm', 'refuse', 'leave'].includes(body.act))
        await notify(tx, viewer.jurisdictionId, ownNotice(eye, row, body.act));
      // the trail tells what was done, not why somebody is excused
      await log(`enrolment.${body.act}`, row.id, body.act === 'refuse' ? { reason: body.reason } : {});
      return row.id;
    },
    ({ tx }, id) => presentOpen(eye, tx, id),
  );
};

/** Another unit, other skills; a unit that is another one has to confirm anew. */
export const changeEnrolment = async (
  context: Context,
  viewer: Viewer,
  enrolmentId: string,
  body: Body<typeof changing>,
): Promise<Enrolment> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `enrolment.change ${enrolmentId}`,
    body,
    async ({ tx, log }) => {
      const row = await held(eye, tx, enrolmentId, body.version);
      const standing = standingsTo(viewer, row);
      if (!standing.includes('own') && !standing.includes('community')) fail('enrolment.not_found');
      if (row.endedOn !== null) fail('enrolment.not_now');
      const unit = await unitOf(tx, body.unit);
      const another = unit.unitId !== row.unitId || (unit.unitName ?? row.unitName) !== row.unitName;
      const state = another && row.state === 'confirmed' ? 'asked' : row.state;
      await changeProfile(tx, row.id, { ...unit, skills: body.skills, services: body.services, state });
      if (another && state === 'asked') await tellWaiting(eye, tx, { ...row, unitId: unit.unitId }, ` ${row.version}`);
      await log('enrolment.changed', row.id, { data: { unit: another } });
      return row.id;
    },
    ({ tx }, id) => presentOpen(eye, tx, id),
  );
};

/** Puts a member into a group of their community, or into none. @throws enrolment.group_unknown */
export const putIntoGroup = async (
  context: Context,
  viewer: Viewer,
  enrolmentId: string,
  body: Body<typeof joinEnrolmentGroup>,
): Promise<z.input<typeof joinEnrolmentGroup.response>> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `enrolment.join_group ${enrolmentId}`,
    body,
    async ({ tx, log }) => {
      const row = await held(eye, tx, enrolmentId, body.version);
      if (!mayManage(viewer, row.areaPath)) fail('session.forbidden');
      if (body.groupId !== null && (await findGroup(tx, body.groupId))?.areaPath !== row.areaPath) fail('enrolment.group_unknown');
      await joinGroup(tx, row.id, body.groupId);
      await log('enrolment.group_joined', row.id, { data: { group: body.groupId } });
      return row.id;
    },
    async ({ tx }, id) => {
      const row = (await findEnrolment(tx, id)) ?? fail('enrolment.not_found');
      if (!mayManage(viewer, row.areaPath)) fail('session.forbidden');
      return { id, version: row.version, group: row.groupId === null ? null : { id: row.groupId, name: row.groupName ?? '' } };
    },
  );
};

import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/meetings/api.ts';
import type { BodyDetail } from '#contract/meetings/api.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { isViolation } from '#kernel/violations.ts';
import { wordOf } from '#kernel/words.ts';
import { personFor } from '#modules/persons/index.ts';
import { areaOf, type Context, codeOf, type Eye, meetingCommand } from '../context.ts';
import { mayRun } from '../policy.ts';
import { bodyShown } from '../queries/present-body.ts';
import { endMember, endTerm, findMember, insertBody, insertMembers, membersOf, updateBody } from '../store/bodies.ts';
import { organisationExists } from '../store/organisations.ts';
import { carryOver } from './carry.ts';
import { holdBody } from './hold.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

const mustExist = async (tx: Tx, organisationId: string | null): Promise<void> => {
  if (organisationId !== null && !(await organisationExists(tx, organisationId))) fail('organisations.organisation_not_found');
};
const kindOf = ({ kinds }: Eye, code: string) =>
  kinds.find((one) => one.code === code && !one.retired) ?? fail('meetings.kind_unknown', { code });

export const createMeetingBody = (context: Context, viewer: Viewer, body: Body<typeof api.createMeetingBody>): Promise<BodyDetail> =>
  meetingCommand(
    context,
    viewer,
    'meetings.create_body',
    body,
    async ({ eye, tx, at, log }) => {
      const { path: areaPath } = areaOf(eye, body.areaCode);
      if (!mayRun(viewer, areaPath)) fail('session.forbidden');
      const { code: kind } = kindOf(eye, body.kind);
      await mustExist(tx, body.organisationId);
      const id = v7();
      const { name, organisationId, place, rhythm } = body;
      await insertBody(tx, { id, kind, name, areaPath, organisationId, place, rhythm }, { by: viewer.accountId, at });
      await log('meetings.body_created', id, { data: { name, kind } });
      return id;
    },
    bodyShown,
  );

/** Changes a body, or ends it: what it resolved stays on the list until its case has ended. */
export const changeMeetingBody = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: Body<typeof api.changeMeetingBody>,
): Promise<BodyDetail> =>
  meetingCommand(
    context,
    viewer,
    `meetings.change_body ${id}`,
    body,
    async ({ eye, tx, log }) => {
      const before = await holdBody(eye, tx, id);
      if (before.version !== body.version) fail('meetings.body_changed', { version: before.version });
      await mustExist(tx, body.organisationId);
      const { name, organisationId, place, rhythm, ended } = body;
      await updateBody(tx, id, { name, organisationId, place, rhythm, endedOn: ended ? eye.today : null });
      await carryOver(tx, eye, id);
      await log(ended ? 'meetings.body_ended' : 'meetings.body_changed', id, { data: { name } });
      return id;
    },
    bodyShown,
  );

/** Takes a person into a body, once at a time. @throws meetings.member_already */
export const addMeetingMember = (
  context: Context,
  viewer: Viewer,
  bodyId: string,
  body: Body<typeof api.addMeetingMember>,
): Promise<BodyDetail> =>
  meetingCommand(
    context,
    viewer,
    `meetings.add_member ${bodyId}`,
    body,
    async ({ eye, tx, jurisdictionId, log }) => {
      const { areaPath } = await holdBody(eye, tx, bodyId);
      await mustExist(tx, body.organisationId);
      const fromOn = body.fromOn ?? eye.today;
      if (body.untilOn !== null && body.untilOn < fromOn) fail('meetings.days_reversed');
      const personId = await personFor(tx, jurisdictionId, eye.ring, body.person);
      const { organisationId, role, untilOn } = body;
      const areaCode = codeOf(areaPath);
      // whose term was over before sits for another one
      const over = (await membersOf(tx, bodyId)).find((one) => one.personId === personId && one.untilOn !== null && one.untilOn < fromOn);
      if (over) await endTerm(tx, over.id, wordOf('zh-CN', 'meetings.term_over'));
      await insertMembers(tx, [{ id: v7(), bodyId, areaCode, personId, organisationId, role, fromOn, untilOn }]).catch((error: unknown) => {
        if (isViolation(error, 'meeting_members_once')) fail('meetings.member_already');
        throw error;
      });
      await log('meetings.member_added', bodyId, { data: { role } });
      return bodyId;
    },
    bodyShown,
  );

export const endMeetingMember = (
  context: Context,
  viewer: Viewer,
  memberId: string,
  body: Body<typeof api.endMeetingMember>,
): Promise<BodyDetail> =>
  meetingCommand(
    context,
    viewer,
    `meetings.end_member ${memberId}`,
    body,
    async ({ eye, tx, log }) => {
      const seen = (await findMember(tx, memberId)) ?? fail('meetings.member_not_found');
      await holdBody(eye, tx, seen.bodyId);
      const member = await findMember(tx, memberId);
      if (!member || member.endReason !== null) return fail('meetings.member_not_found');
      await endMember(tx, memberId, eye.today, body.reason);
      await log('meetings.member_ended', member.bodyId, { reason: body.reason });
      return member.bodyId;
    },
    bodyShown,
  );

import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { enrolAtCounter as atCounter, enrol as enrolling } from '#contract/enrolment/members.ts';
import type { Enrolment } from '#contract/enrolment/shapes.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { ownPerson, personFor } from '#modules/persons/index.ts';
import { type Context, eyeOf } from '../context.ts';
import { mayManage } from '../policy.ts';
import { readEnrolmentCode } from '../queries/codes.ts';
import { presentOpen } from '../queries/present.ts';
import { findEnrolment } from '../store/enrolments.ts';
import { begin, communityOf } from './begin.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** Somebody enrols by the code of a community. @throws enrolment.code_unknown, persons.name_needed, enrolment.enrolled_elsewhere */
export const enrol = async (context: Context, viewer: Viewer, body: Body<typeof enrolling>): Promise<Enrolment> => {
  if (viewer.anonymous) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  const { areaPath, jurisdictionId } = await readEnrolmentCode(context, body.token);
  // of another district than the account works in now
  if (jurisdictionId !== viewer.jurisdictionId) fail('enrolment.code_unknown');
  const area = communityOf(eye, areaPath.replaceAll('.', ''));
  return command(
    context.kernel,
    viewer,
    'enrolment.enrol',
    body,
    async (running) => {
      const called = body.name === null ? null : { name: body.name };
      const personId = await ownPerson(running.tx, viewer.jurisdictionId, eye.ring, viewer, called);
      const { id, unit, skills, services, move } = body;
      return begin(eye, running, { id, personId, area, unit, skills, services, move, confirmed: false, toOwn: true });
    },
    ({ tx }, id) => presentOpen(eye, tx, id),
  );
};

/** Somebody is enrolled at the counter of a community. @throws session.forbidden, enrolment.own, enrolment.enrolled_elsewhere */
export const enrolAtCounter = async (context: Context, viewer: Viewer, body: Body<typeof atCounter>): Promise<Enrolment> => {
  const eye = await eyeOf(context, viewer);
  const area = communityOf(eye, body.areaCode);
  if (!mayManage(viewer, area.path)) fail('session.forbidden');
  return command(
    context.kernel,
    viewer,
    'enrolment.enrol_at_counter',
    body,
    async (running) => {
      const personId = await personFor(running.tx, viewer.jurisdictionId, eye.ring, body.person);
      const { id, unit, skills, services, move, slip } = body;
      await begin(eye, running, { id, personId, area, unit, skills, services, move, confirmed: slip, toOwn: false });
      // nobody confirms what is about themselves
      if (slip && (await findEnrolment(running.tx, id))?.accountId === viewer.accountId) fail('enrolment.own');
      return id;
    },
    ({ tx }, id) => presentOpen(eye, tx, id),
  );
};

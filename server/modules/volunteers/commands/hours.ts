import { v7 } from 'uuid';
import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { baseOf } from '#contract/kernel/kinds.ts';
import type * as api from '#contract/volunteers/api.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import { tiedPerson } from '#modules/persons/index.ts';
import { areaOf, type Context, type Eye, eyeOf } from '../context.ts';
import { certificateSource } from '../paper.ts';
import { mayManage } from '../policy.ts';
import { hoursFor, hoursShown, stepsOf } from '../queries/hours.ts';
import { insertCertificate } from '../store/certificates.ts';
import { changeHours, findHours, insertChange } from '../store/hours.ts';
import { enteredHours } from '../store/lists.ts';
import { findVolunteer } from '../store/volunteers.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** The kind under which hours stand that somebody recorded by hand. */
export const byHand = 'volunteers.service';

/** A team that hours may stand for. @throws volunteers.team_not_found */
export const teamOf = ({ book }: Eye, id: string | null): string | null => {
  if (id === null) return null;
  const found = book.get(id);
  return found && baseOf(found.kind) === 'volunteer_team' ? id : fail('volunteers.team_not_found');
};

/** Records hours that nothing else tells. */
export const recordHours = async (context: Context, viewer: Viewer, body: Body<typeof api.recordHours>) => {
  const eye = await eyeOf(context, viewer);
  const area = areaOf(eye, body.areaCode);
  if (!mayManage(viewer, area.path)) fail('session.forbidden');
  const organisationId = teamOf(eye, body.organisationId);
  const [from, until] = [new Date(body.from), new Date(body.until)];
  return command(
    context.kernel,
    viewer,
    'volunteers.record_hours',
    body,
    async ({ tx, log }) => {
      // whoever served does not write it down as somebody else's witness
      if ((await tiedPerson(tx, viewer.accountId)) === body.personId) fail('volunteers.own_hours');
      await context.hours.record(tx, {
        ...{ id: body.id, person: body.personId, what: byHand, subjectId: null, kind: null, title: body.title },
        day: shanghaiDay(from),
        from,
        until,
        minutes: Math.max(0, Math.floor((+until - +from) / 60_000)),
        areaId: area.id,
        organisationId,
        recordedBy: viewer.accountId,
        certifiedBy: null,
      });
      await log('volunteers.hours_recorded', body.id);
      return body.id;
    },
    ({ tx }, id) => hoursShown(eye, tx, id),
  );
};

/** One step of hours, by whoever manages volunteers there or looks a second time. */
export const stepHours = async (context: Context, viewer: Viewer, hoursId: string, body: Body<typeof api.stepHours>) => {
  const eye = await eyeOf(context, viewer);
  const { step, minutes } = body;
  const reason = body.reason.trim();
  return command(
    context.kernel,
    viewer,
    `volunteers.step_hours ${hoursId}`,
    body,
    async ({ tx, at, log, jurisdictionId }) => {
      const h = await hoursFor(eye, tx, hoursId);
      if (h.accountId === viewer.accountId) fail('volunteers.own_hours');
      if (!mayManage(viewer, h.areaPath) && !stepsOf(eye, h).includes(step)) fail('session.forbidden');
      if (step !== 'certify' && step !== 'confirm' && reason.length < 2) fail('volunteers.reason_needed');
      const by = viewer.accountId;
      if (step === 'certify') await context.hours.certify(tx, hoursId, by);
      else if (step === 'correct')
        await context.hours.correct(tx, hoursId, { minutes: minutes ?? fail('volunteers.unchanged'), reason, by });
      else if (step === 'uphold') {
        if (!stepsOf(eye, h).includes('uphold')) fail('volunteers.not_waiting');
        await insertChange(tx, { id: v7(), hoursId, what: 'upheld', minutes: h.minutes, reason, byId: by, at });
      } else await context.hours.confirm(tx, hoursId, { accountId: by, agree: step === 'confirm', reason: reason || null });
      if (step === 'uphold' || (step === 'correct' && h.contested !== null))
        await changeHours(tx, [hoursId], { contested: null, contestedBy: null, contestedAt: null });
      const after = await findHours(tx, hoursId);
      const variant =
        after?.state === 'held'
          ? 'held'
          : step === 'certify' || step === 'confirm'
            ? 'certified'
            : step === 'uphold'
              ? 'upheld'
              : 'corrected';
      if (h.accountId !== null)
        await notify(tx, jurisdictionId, [
          {
            kind: 'volunteers.hours',
            variant,
            to: { accounts: [h.accountId] },
            subject: hoursId,
            data: { day: h.day, hours: (after?.minutes ?? 0) / 60 },
            cause: `${hoursId} ${body.id}`,
            at,
          },
        ]);
      await log(`volunteers.hours_${step}`, hoursId, { reason: reason || null, data: { minutes: after?.minutes ?? 0 } });
      return hoursId;
    },
    ({ tx }, id) => hoursShown(eye, tx, id),
  );
};

/** Reports an error: in one's own hours at any time, in somebody's while they are posted. */
export const contestHours = async (context: Context, viewer: Viewer, hoursId: string, body: Body<typeof api.contestHours>) => {
  if (viewer.anonymous) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `volunteers.contest ${hoursId}`,
    body,
    async ({ tx, at, jurisdictionId }) => {
      const h = (await findHours(tx, hoursId, true)) ?? fail('volunteers.hours_not_found');
      const own = h.personId !== null && (await tiedPerson(tx, viewer.accountId)) === h.personId;
      const posted = h.state === 'certified' && h.voluntary && h.entersOn !== null && h.entersOn > eye.today;
      if (!own && !posted) fail('volunteers.hours_not_found');
      if (h.contested !== null) fail('volunteers.contested_before');
      await changeHours(tx, [hoursId], { contested: body.words, contestedBy: viewer.accountId, contestedAt: at });
      await insertChange(tx, { id: v7(), hoursId, what: 'contested', minutes: h.minutes, reason: body.words, byId: viewer.accountId, at });
      const told = {
        kind: 'volunteers.contested',
        variant: 'one',
        subject: hoursId,
        data: { day: h.day },
        cause: `${hoursId} ${body.id}`,
        at,
      } as const;
      await notify(tx, jurisdictionId, [{ ...told, to: { permission: 'volunteers.manage', around: h.areaPath } }]);
      return hoursId;
    },
    async (_, id) => ({ id }),
  );
};

/** Asks for a certificate: of oneself, or for somebody at the counter in whose area one manages volunteers. */
export const askCertificate = async (context: Context, viewer: Viewer, body: Body<typeof api.askCertificate>) => {
  if (viewer.anonymous) fail('session.forbidden');
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    'volunteers.certificate',
    body,
    async ({ tx, at, log }) => {
      const own = await tiedPerson(tx, viewer.accountId);
      const personId = body.personId ?? own ?? fail('volunteers.no_hours');
      const volunteer = await findVolunteer(tx, personId);
      // nothing is certified of days to come
      const until = body.until !== null && body.until < eye.today ? body.until : eye.today;
      const days = { from: body.from ?? '2000-01-01', until };
      const hours = await enteredHours(tx, personId, days, eye.today);
      const areaPath = volunteer?.areaPath ?? hours.at(-1)?.areaPath ?? eye.snapshot.root.path;
      if (personId !== own && !mayManage(viewer, areaPath)) fail('volunteers.volunteer_not_found');
      const [first] = hours;
      if (!first) return fail('volunteers.no_hours');
      const from = body.from ?? first.day;
      const { id, idNumber } = body;
      await insertCertificate(tx, { id, personId, from, until: days.until, idNumber, areaPath, at }, viewer.accountId);
      await log('volunteers.certificate_asked', id, { data: { self: personId === own } });
      return { id, minutes: hours.reduce((sum, { minutes }) => sum + minutes, 0) };
    },
    async (_, { id, minutes }) => ({ id, source: certificateSource, minutes }),
  );
};

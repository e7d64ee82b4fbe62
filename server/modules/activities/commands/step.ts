import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/activities/api.ts';
import { steps } from '#contract/activities/lifecycle.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { type Command, command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import { type Context, eyeOf } from '../context.ts';
import { refusalOf } from '../domain/place.ts';
import { organises } from '../policy.ts';
import { presentActivity } from '../queries/present.ts';
import { type ActivityRecord, changeActivityRow, findActivity } from '../store/activities.ts';
import { changeParticipant, findParticipant, type ParticipantRecord } from '../store/participants.ts';
import { certifyAll, certifyPlace } from './certify.ts';
import { count, freeSeat, tellPlace } from './join.ts';
import { cancelOne, organised } from './plan.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** Gives a seat to somebody who applied: that of whoever offers theirs, else a free one. @throws activities.full */
const approve = async (running: Command, a: ActivityRecord, p: ParticipantRecord): Promise<void> => {
  const { tx } = running;
  const instead = p.insteadOf === null ? null : await findParticipant(tx, p.insteadOf);
  if (instead?.state === 'confirmed' && instead.offered) {
    await changeParticipant(tx, instead.id, { state: 'passed_on', offered: false });
    await tellPlace(tx, running, a, instead, 'passed_on');
  } else if (p.role === null && a.seats !== null && a.taken >= a.seats) {
    if (!a.rules.waiting) fail('activities.full');
    await changeParticipant(tx, p.id, { state: 'waiting' });
    await count(tx, a, { waiting: 1 });
    return tellPlace(tx, running, a, p, 'waiting');
  } else if (p.role === null) await count(tx, a, { taken: 1 });
  await changeParticipant(tx, p.id, { state: 'confirmed' });
  await tellPlace(tx, running, a, p, 'confirmed');
};

/** Takes somebody off the list; a seat that becomes free goes to whoever waits longest. */
const leave = async (
  running: Command,
  a: ActivityRecord,
  p: ParticipantRecord,
  to: 'cancelled' | 'declined',
  words: string,
): Promise<void> => {
  const { tx } = running;
  await changeParticipant(tx, p.id, { state: to, offered: false, decision: words || null });
  if (p.role === null && p.state === 'confirmed') await freeSeat(running, a);
  else if (p.state === 'waiting') await count(tx, a, { waiting: -1 });
  await tellPlace(tx, running, a, p, to);
};

/** Tells somebody with an account about their absence. */
const tellAbsence = async (running: Command, a: ActivityRecord, p: ParticipantRecord, variant: 'marked' | 'excused'): Promise<void> => {
  if (p.accountId === null) return;
  const { tx, jurisdictionId, actorId, at } = running;
  const data = { kind: a.rules.title, day: shanghaiDay(a.startsAt) };
  await notify(tx, jurisdictionId, [
    {
      kind: 'activities.absence',
      variant,
      to: { accounts: [p.accountId] },
      except: actorId,
      subject: a.id,
      data,
      cause: `${p.id} ${variant}`,
      at,
    },
  ]);
};

/** One step of a place, by whoever has it or whoever organises the activity. */
export const stepParticipant = async (context: Context, viewer: Viewer, participantId: string, body: Body<typeof api.stepParticipant>) => {
  const eye = await eyeOf(context, viewer);
  const { step, words } = body;
  return command(
    context.kernel,
    viewer,
    `activities.step ${participantId}`,
    body,
    async (running) => {
      const { tx, at, log, jurisdictionId } = running;
      const seen = (await findParticipant(tx, participantId)) ?? fail('activities.participant_not_found');
      // held, and then read anew: whoever was faster has been
      const a = (await findActivity(tx, seen.activityId, true)) ?? fail('activities.participant_not_found');
      const p = (await findParticipant(tx, participantId)) ?? fail('activities.participant_not_found');
      const by = { self: p.accountId === viewer.accountId, organiser: organises(viewer, a.areaPath) };
      if (!by.self && !by.organiser) fail('activities.participant_not_found');
      if (a.state === 'cancelled' || a.state === 'not_held') fail('activities.step_not_possible');
      const refusal = refusalOf(step, a, p.state, by, at, words);
      if (refusal) fail(refusal);
      const to = steps[step].to ?? p.state;
      if (step === 'approve') await approve(running, a, p);
      else if (step === 'cancel' || step === 'decline') await leave(running, a, p, to as 'cancelled', words);
      else if (step === 'offer') await changeParticipant(tx, p.id, { offered: true });
      else if (step === 'check_in') await changeParticipant(tx, p.id, { state: to, checkedInAt: at, absentAt: null, offered: false });
      else if (step === 'check_out') await changeParticipant(tx, p.id, { checkedOutAt: p.checkedOutAt ?? at });
      else if (step === 'absent') {
        await changeParticipant(tx, p.id, { state: to, absentAt: a.startsAt, offered: false });
        await tellAbsence(running, a, p, 'marked');
      } else if (step === 'contest') {
        await changeParticipant(tx, p.id, { contested: words });
        const told = {
          kind: 'activities.contested',
          variant: 'one',
          subject: a.id,
          data: { kind: a.rules.title },
          cause: p.id,
          at,
        } as const;
        await notify(tx, jurisdictionId, [{ ...told, to: { permission: 'activities.organise', around: a.areaPath } }]);
      } else if (step === 'excuse') {
        await changeParticipant(tx, p.id, { state: to, decision: words });
        await tellAbsence(running, a, p, 'excused');
      } else await certifyPlace(eye, running, a, p, body.minutes);
      if (by.organiser && !by.self) await log(`activities.${step}`, a.title, { data: { id: a.id, participant: p.id } });
      return { id: a.id };
    },
    ({ tx }, { id }) => presentActivity(eye, tx, id),
  );
};

/** Cancels an activity, says whether it took place, keeps its minutes, or certifies everybody's hours. */
export const stepActivity = async (context: Context, viewer: Viewer, activityId: string, body: Body<typeof api.stepActivity>) => {
  const eye = await eyeOf(context, viewer);
  const { step, words } = body;
  return command(
    context.kernel,
    viewer,
    `activities.activity_step ${activityId}`,
    body,
    async (running) => {
      const { tx, at, log } = running;
      const a = await organised(viewer, tx, activityId);
      if (step !== 'certify') await context.occasions.requireFree(tx, a.id);
      const over = at >= a.endsAt;
      if (step !== 'certify' && step !== 'record' ? a.state !== 'planned' : a.state !== 'planned' && a.state !== 'held')
        fail('activities.over');
      if (step === 'cancel' && over) fail('activities.over');
      if (step !== 'cancel' && at < a.startsAt) fail('activities.not_begun');
      if (step !== 'hold' && step !== 'certify' && words.length < 2) fail('activities.words_needed');
      if (step === 'cancel') await cancelOne(context, running, a, words);
      else if (step === 'record') await changeActivityRow(tx, a.id, { minutes: words });
      else if (step === 'certify') {
        if (!over) fail('activities.not_over');
        await certifyAll(eye, running, a);
      } else await changeActivityRow(tx, a.id, { state: step === 'hold' ? 'held' : 'not_held', reason: step === 'hold' ? null : words });
      await log(`activities.activity_${step}`, a.title, { data: { id: a.id } });
      return { id: a.id };
    },
    ({ tx }, { id }) => presentActivity(eye, tx, id),
  );
};

import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/activities/api.ts';
import type { Joiners } from '#contract/activities/kind-values.ts';
import { type ParticipantState, seated, standing } from '#contract/activities/lifecycle.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { readForm } from '#contract/kernel/form/read.ts';
import type { Answers } from '#contract/kernel/form/schema.ts';
import { tellAnswers } from '#contract/kernel/form/tell.ts';
import { type Command, command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { requireAnswers } from '#kernel/forms.ts';
import { type Notify, notify } from '#kernel/notify.ts';
import { unreadiness } from '#modules/volunteers/index.ts';
import { type Context, type Eye, eyeOf } from '../context.ts';
import { needsApproval, volunteers } from '../domain/place.ts';
import { mayJoin, reads } from '../policy.ts';
import { pauseOf, presentActivity } from '../queries/present.ts';
import { sealSecret } from '../sealing.ts';
import { type ActivityRecord, changeActivityRow, findActivity } from '../store/activities.ts';
import {
  changeParticipant,
  findParticipant,
  insertParticipant,
  nextWaiting,
  type ParticipantRecord,
  participantsOf,
  placeOf,
} from '../store/participants.ts';
import { organised } from './plan.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;

/** Tells somebody with an account what became of their place. */
export const tellPlace = async (
  tx: Tx,
  { jurisdictionId, actorId, at }: Pick<Command, 'jurisdictionId' | 'actorId' | 'at'>,
  a: Pick<ActivityRecord, 'id' | 'rules' | 'startsAt'>,
  p: Pick<ParticipantRecord, 'id' | 'accountId'>,
  variant: 'confirmed' | 'waiting' | 'applied' | 'moved_up' | 'declined' | 'cancelled' | 'passed_on',
): Promise<void> => {
  if (p.accountId === null) return;
  const data = { kind: a.rules.title, day: shanghaiDay(a.startsAt) };
  const told: Notify = {
    kind: 'activities.place',
    variant,
    to: { accounts: [p.accountId] },
    except: variant === 'confirmed' || variant === 'waiting' || variant === 'applied' ? null : actorId,
    subject: a.id,
    data,
    cause: `${p.id} ${variant}`,
    at,
  };
  await notify(tx, jurisdictionId, [told]);
};

/** Whether the held activity has room for one more. Roles have room of their own. @throws activities.role_unknown, activities.role_full, activities.full */
const roomFor = async (tx: Tx, a: ActivityRecord, role: string | null): Promise<'seat' | 'wait'> => {
  if (role !== null) {
    const wanted = a.rules.roles.find(({ code }) => code === role) ?? fail('activities.role_unknown');
    const filled = (await participantsOf(tx, a.id)).filter((p) => p.role === role && [...seated, 'applied'].includes(p.state)).length;
    return filled < wanted.number ? 'seat' : fail('activities.role_full', { role: wanted.title });
  }
  if (a.seats === null || a.taken < a.seats) return 'seat';
  return a.rules.waiting ? 'wait' : fail('activities.full');
};

const whoOf = ({ rules }: ActivityRecord, role: string | null): Joiners => rules.roles.find(({ code }) => code === role)?.who ?? rules.join;

/** Changes how many seats of the held activity are taken and how many wait. */
export const count = (
  tx: Tx,
  a: Pick<ActivityRecord, 'id' | 'taken' | 'waiting'>,
  change: { taken?: number; waiting?: number },
): Promise<void> => changeActivityRow(tx, a.id, { taken: a.taken + (change.taken ?? 0), waiting: a.waiting + (change.waiting ?? 0) });

/** Gives the seat that has become free to whoever waits longest, or to nobody; the activity is held. */
export const freeSeat = async (running: Command, a: ActivityRecord): Promise<void> => {
  const { tx } = running;
  const next = a.seats !== null && a.taken - 1 < a.seats ? await nextWaiting(tx, a.id) : null;
  if (next === null) return count(tx, a, { taken: -1 });
  await changeParticipant(tx, next.id, { state: 'confirmed' });
  await count(tx, a, { waiting: -1 });
  await tellPlace(tx, running, a, next, 'moved_up');
};

const openFor = async (eye: Eye, tx: Tx, id: string, viewer: Viewer): Promise<ActivityRecord> => {
  // held: seats and roles are given under this lock alone
  const a = (await findActivity(tx, id, true)) ?? fail('activities.activity_not_found');
  if (!a.rules.open && !mayJoin(a.rules.join, viewer) && !reads(viewer, a.areaPath)) fail('activities.activity_not_found');
  if (a.state !== 'planned') fail('activities.over');
  if (eye.now >= a.startsAt) fail('activities.begun');
  return a;
};

/** Answers judged by the form of the kind and told in words. @throws form.answer_wrong */
const answered = (a: ActivityRecord, answers: Answers) => {
  if (a.rules.questions === null) return [];
  const form = readForm(a.rules.questions);
  requireAnswers(form, answers);
  return tellAnswers(form, answers, () => null).map(({ title, answer }) => ({ title, answer }));
};

/**
 * Whoever volunteers in something risky is told so and accepts it, is trained and insured first; others are no volunteers.
 * @throws volunteers.risk_not_accepted, volunteers.register_first, volunteers.training_needed, volunteers.insurance_needed
 */
const requireReady = async (tx: Tx, a: ActivityRecord, accountId: string | null, role: string | null, accepted: boolean): Promise<void> => {
  const { needs, code: kind } = a.rules;
  if (!needs || !volunteers(a.rules, role)) return;
  if (accountId === null) return needs.training || needs.insurance ? fail('volunteers.register_first') : undefined;
  const why = await unreadiness(tx, accountId, { ...needs, kind, on: a.startsAt }, accepted);
  if (why) fail(why, { risk: needs.risk });
};

/** The place of somebody who offers it, and whose joining takes it over. */
const offeredPlace = async (tx: Tx, a: ActivityRecord, id: string): Promise<ParticipantRecord> => {
  const offered = await findParticipant(tx, id);
  return offered?.activityId === a.id && offered.state === 'confirmed' && offered.offered ? offered : fail('activities.not_offered');
};

/** Takes a seat or a role, waits for one, or takes the place of somebody who offers it. */
export const joinActivity = async (context: Context, viewer: Viewer, activityId: string, body: Body<typeof api.joinActivity>) => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `activities.join ${activityId}`,
    body,
    async (running) => {
      const { tx, at, jurisdictionId } = running;
      const a = await openFor(eye, tx, activityId, viewer);
      const own = await placeOf(tx, a.id, viewer.accountId);
      if (own !== null && standing.includes(own.state)) fail('activities.joined');
      const instead = body.insteadOf === null ? null : await offeredPlace(tx, a, body.insteadOf);
      const role = instead?.role ?? body.role;
      const who = whoOf(a, role);
      if (!mayJoin(who, viewer)) fail('activities.not_for_you');
      const paused = await pauseOf(eye, tx, a, viewer.accountId);
      if (paused) fail('activities.paused', { until: shanghaiDay(paused) });
      await requireReady(tx, a, viewer.accountId, role, body.accepted);
      const answers = answered(a, body.answers as Answers);
      const room = instead ? 'seat' : await roomFor(tx, a, role);
      const state: ParticipantState = needsApproval(a.rules, who) ? 'applied' : room === 'seat' ? 'confirmed' : 'waiting';
      const p = { id: body.id, activityId: a.id, accountId: viewer.accountId, role, state, joinedAt: at, insteadOf: instead?.id ?? null };
      const secret = sealSecret(eye.ring, body.id, { name: null, phone: null, answers });
      const riskAcceptedAt = body.accepted && a.rules.needs?.risk ? at : null;
      await insertParticipant(tx, { ...p, ...secret, checkedInAt: null, doubts: [], riskAcceptedAt });
      if (instead && state === 'confirmed') {
        await changeParticipant(tx, instead.id, { state: 'passed_on', offered: false });
        await tellPlace(tx, running, a, instead, 'passed_on');
      } else if (role === null && state !== 'applied') await count(tx, a, state === 'confirmed' ? { taken: 1 } : { waiting: 1 });
      await tellPlace(tx, running, a, p, state as 'confirmed');
      if (state === 'applied')
        await notify(tx, jurisdictionId, [
          {
            kind: 'activities.applied',
            variant: 'one',
            to: { permission: 'activities.organise', around: a.areaPath },
            subject: a.id,
            data: { kind: a.rules.title },
            cause: `${a.id} applied ${at.toISOString().slice(0, 10)}`,
            at,
          },
        ]);
      return { id: a.id };
    },
    ({ tx }, { id }) => presentActivity(eye, tx, id),
  );
};

/** Enters somebody without an account. */
export const addParticipant = async (context: Context, viewer: Viewer, activityId: string, body: Body<typeof api.addParticipant>) => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `activities.add ${activityId}`,
    body,
    async ({ tx, at, log }) => {
      const a = await organised(viewer, tx, activityId);
      if (a.state !== 'planned' || eye.now >= a.endsAt) fail('activities.over');
      await requireReady(tx, a, null, body.role, true);
      const room = await roomFor(tx, a, body.role);
      const state = room === 'seat' ? 'confirmed' : 'waiting';
      const { id, role, name, phone } = body;
      const secret = sealSecret(eye.ring, id, { name, phone, answers: [] });
      await insertParticipant(tx, {
        id,
        activityId: a.id,
        accountId: null,
        role,
        state,
        joinedAt: at,
        insteadOf: null,
        ...secret,
        checkedInAt: null,
        doubts: [],
      });
      if (role === null) await count(tx, a, room === 'seat' ? { taken: 1 } : { waiting: 1 });
      await log('activities.participant_added', a.title, { data: { id: a.id } });
      return { id: a.id };
    },
    ({ tx }, { id }) => presentActivity(eye, tx, id),
  );
};

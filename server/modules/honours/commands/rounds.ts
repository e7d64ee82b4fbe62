import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/honours/api.ts';
import { roundFrom } from '#contract/honours/values.ts';
import { farthestDay, monthsAfter } from '#kernel/calendar.ts';
import { fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import { workingDaysAfter } from '#kernel/work-days.ts';
import { type Context, type HonourCommand, honourCommand } from '../context.ts';
import { mayManage } from '../policy.ts';
import { roundShown } from '../queries/present.ts';
import { type CandidateRecord, candidatesOf, objectionsTo, setCandidates } from '../store/candidates.ts';
import { insertRound, lockRound, type RoundRecord, setRound } from '../store/rounds.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
type Answer = z.input<typeof api.getHonour.response>;

/** Opens a round; those who may nominate in the whole jurisdiction's areas are told. */
export const createHonour = (context: Context, viewer: Viewer, body: Body<typeof api.createHonour>): Promise<Answer> =>
  honourCommand(
    context,
    viewer,
    'honours.create',
    body,
    async ({ eye, tx, at, jurisdictionId, actorId, log }) => {
      if (!mayManage(viewer)) fail('session.forbidden');
      const { id, title, nominateUntil, terms } = body;
      if (nominateUntil < eye.today || nominateUntil > farthestDay(eye.today)) fail('honours.day_wrong', { day: eye.today });
      if (new Set(terms.criteria.map(({ code }) => code)).size < terms.criteria.length) fail('honours.criterion_twice');
      await insertRound(tx, { id, title, terms, nominateUntil, by: viewer.accountId, at });
      const streets = eye.snapshot.children(eye.snapshot.root);
      await notify(
        tx,
        jurisdictionId,
        streets.map(({ path, code }) => ({
          kind: 'honours.opened',
          variant: 'open',
          to: { permission: 'honours.nominate', around: path },
          except: actorId,
          subject: id,
          data: { until: nominateUntil },
          cause: `${id} ${code}`,
          at,
        })),
      );
      await log('honours.created', title, { data: { id } });
      return { round: id };
    },
    (eye, tx, { round }) => roundShown(eye, tx, round),
  );

interface Stepping {
  readonly running: HonourCommand;
  readonly r: RoundRecord;
  readonly list: readonly CandidateRecord[];
  readonly body: Body<typeof api.stepHonour>;
}
const idsOf = (list: readonly CandidateRecord[]): string[] => list.map(({ id }) => id);
const doing: Readonly<Record<Body<typeof api.stepHonour>['step'], (stepping: Stepping) => Promise<void>>> = {
  check: async ({ running: { eye, tx }, r, list }) => {
    if (eye.today <= r.nominateUntil) fail('honours.nominations_run', { day: r.nominateUntil });
    if (!list.some(({ state }) => state === 'nominated')) fail('honours.nobody');
    await setRound(tx, r.id, { state: 'checking' });
  },
  publish: async ({ running: { eye, tx }, r, list }) => {
    if (list.some(({ state }) => state === 'nominated')) fail('honours.unchecked');
    if (!list.some(({ state }) => state === 'fit')) fail('honours.nobody');
    const publicUntil = workingDaysAfter(eye.workDays, eye.today, r.terms.publicDays);
    await setRound(tx, r.id, { state: 'public', publicFrom: eye.today, publicUntil });
  },
  decide: async ({ running: { eye, tx }, r, list, body }) => {
    if (r.publicUntil === null || eye.today <= r.publicUntil) fail('honours.public_runs', { day: r.publicUntil });
    const objections = await objectionsTo(tx, idsOf(list));
    if ([...objections.values()].flat().some(({ answer }) => answer === null)) fail('honours.objections_open');
    const fit = list.filter(({ state }) => state === 'fit');
    const awarded = fit.filter(({ id }) => body.awarded.includes(id));
    if (awarded.length < new Set(body.awarded).size) fail('honours.not_fit');
    if (awarded.length > r.terms.quota) fail('honours.quota_over', { quota: r.terms.quota });
    // whoever met every criterion and is passed over is told why
    if (awarded.length < fit.length && body.words.length < 2) fail('honours.words_needed');
    await setCandidates(tx, idsOf(awarded), { state: 'awarded', validUntil: monthsAfter(eye.today, r.terms.months) });
    await setCandidates(tx, idsOf(fit.filter(({ id }) => !body.awarded.includes(id))), { state: 'passed_over', words: body.words });
    await setRound(tx, r.id, { state: 'decided', decidedOn: eye.today });
  },
  abandon: async ({ running: { tx }, r, body }) => {
    if (body.words.length < 2) fail('honours.words_needed');
    await setRound(tx, r.id, { state: 'abandoned' });
  },
};

/** Takes a round one step on. */
export const stepHonour = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.stepHonour>): Promise<Answer> =>
  honourCommand(
    context,
    viewer,
    `honours.step ${id}`,
    body,
    async (running) => {
      const { tx, log } = running;
      if (!mayManage(viewer)) fail('session.forbidden');
      const r = (await lockRound(tx, id)) ?? fail('honours.round_not_found');
      if (!roundFrom[body.step].includes(r.state)) fail('honours.step_over');
      await doing[body.step]({ running, r, list: await candidatesOf(tx, [id]), body });
      await log(`honours.${body.step}`, r.title, { reason: body.words || null, data: { id } });
      return { round: id };
    },
    (eye, tx, { round }) => roundShown(eye, tx, round),
  );

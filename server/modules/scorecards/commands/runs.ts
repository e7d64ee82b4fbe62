import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { canonical } from '#contract/kernel/canonical.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type * as api from '#contract/scorecards/api.ts';
import { isCorrectable, periodOf, type RunState, stepOf } from '#contract/scorecards/values.ts';
import { type Command, command } from '#kernel/command.ts';
import { accessOf, systemAccess, type Tx } from '#kernel/db.ts';
import { readInForce } from '#kernel/definitions/definitions.ts';
import { fail } from '#kernel/errors.ts';
import { isViolation } from '#kernel/violations.ts';
import { workDaysOf, workingDaysAfter } from '#kernel/work-days.ts';
import { cardKind } from '../card-kind.ts';
import type { Context } from '../context.ts';
import type { ScoreRecord } from '../domain/record.ts';
import { reckon, rescore } from '../gather.ts';
import { mayRun, mayUse } from '../policy.ts';
import { cardOf, presentRuns } from '../queries/present.ts';
import { findRun, insertEdition, insertRun, lockRun, openAppeals, type RunRecord, scoresOf, setRun } from '../store/runs.ts';
import { tellScored } from './tell.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
type Answer = z.input<typeof api.getRun.response>['run'];

const answerWith = async (context: Context, viewer: Viewer, tx: Tx, id: string): Promise<Answer> => {
  if (!mayUse(viewer)) fail('session.forbidden');
  const [shown] = await presentRuns(context, tx, viewer, [(await findRun(tx, id)) ?? fail('scorecards.run_not_found')]);
  return shown ?? fail('scorecards.run_not_found');
};

/** A run held until the transaction ends, of somebody who saw its newest edition. */
const held = async (tx: Tx, id: string, seen: number): Promise<RunRecord> => {
  const run = (await lockRun(tx, id)) ?? fail('scorecards.run_not_found');
  return run.edition === seen ? run : fail('scorecards.edition_changed', { edition: run.edition });
};

/**
 * Opens the period of a card that holds a day. The rules are those in force on its first day, and stay so: what is published later counts from the next
 * period on.
 * @throws scorecards.card_not_found, scorecards.period_wrong for one that has not begun, scorecards.period_taken
 */
export const openRun = (context: Context, viewer: Viewer, code: string, body: Body<typeof api.openRun>): Promise<Answer> => {
  const { kernel, sources } = context;
  return command(
    kernel,
    viewer,
    `scorecards.open ${code}`,
    body,
    async ({ tx, at, jurisdictionId, log }) => {
      if (!mayRun(viewer)) fail('session.forbidden');
      const kind = cardKind(sources);
      const latest = (await readInForce(tx, kind, jurisdictionId, at, code)) ?? fail('scorecards.card_not_found');
      const [first, last] = periodOf(latest.content.period, body.day);
      if (first > shanghaiDay(at)) fail('scorecards.period_wrong', { first });
      // a card published within its first period holds for it: its rules were shown while it still ran
      const rules = (await readInForce(tx, kind, jurisdictionId, new Date(`${first}T00:00:00+08:00`), code)) ?? latest;
      try {
        await insertRun(tx, { id: body.id, card: code, version: rules.version, first, last, at, by: viewer.accountId });
      } catch (error) {
        if (isViolation(error, 'scorecard_runs_one')) fail('scorecards.period_taken', { first, last });
        throw error;
      }
      await log('scorecards.opened', body.id, { data: { card: code, version: rules.version, first, last } });
      return { run: body.id };
    },
    ({ tx }, { run }) => answerWith(context, viewer, tx, run),
    accessOf(viewer),
  );
};

/** Adds an edition and makes it the one that counts. */
const addEdition = async (
  { tx, at, viewer }: Command,
  run: RunRecord,
  scores: readonly ScoreRecord[],
  reason: string,
  state: RunState,
  more: { appealUntil?: string; endedAt?: Date } = {},
): Promise<void> => {
  const number = run.edition + 1;
  await insertEdition(tx, { runId: run.id, number, at, by: viewer.accountId, reason }, scores);
  await setRun(tx, run.id, { state, edition: number, appealUntil: more.appealUntil ?? run.appealUntil, endedAt: more.endedAt ?? null });
};

/**
 * Takes a period one step on: frozen with the facts as they are once it is over, shown to the scored with so many working days to appeal, final once appeals are over
 * and answered – granted ones then make an edition of their own –, archived.
 */
export const stepRun = async (context: Context, viewer: Viewer, id: string, body: Body<typeof api.stepRun>): Promise<Answer> => {
  const { kernel, sources, tellSettled } = context;
  const jurisdiction = await kernel.jurisdictions.byId(viewer.jurisdictionId);
  const workDays = workDaysOf(jurisdiction?.settings ?? {});
  return command(
    kernel,
    viewer,
    `scorecards.step ${id}`,
    body,
    async (running) => {
      const { tx, at, jurisdictionId, log } = running;
      if (!mayRun(viewer)) fail('session.forbidden');
      const run = await held(tx, id, body.edition);
      const { from, to } = stepOf[body.step];
      if (!from.includes(run.state)) fail('scorecards.step_over', { state: run.state });
      const today = shanghaiDay(at);
      const card = await cardOf(context, tx, jurisdictionId, run);
      const keep = { edition: run.edition, appealUntil: run.appealUntil };
      switch (body.step) {
        case 'freeze': {
          if (today <= run.last) fail('scorecards.period_runs', { last: run.last });
          const scores = await reckon(tx, sources, run, card, { jurisdictionId, at });
          if (scores.length === 0) fail('scorecards.no_subjects');
          await addEdition(running, run, scores, body.reason, to);
          break;
        }
        case 'publish': {
          const until = workingDaysAfter(workDays, today, card.appealDays);
          await setRun(tx, id, { ...keep, state: to, appealUntil: until, endedAt: null });
          await tellScored(tx, running, run, await scoresOf(tx, id, run.edition), until);
          break;
        }
        case 'finish': {
          if (run.appealUntil !== null && today <= run.appealUntil) fail('scorecards.appeals_run', { until: run.appealUntil });
          const open = (await openAppeals(tx, [id])).get(id) ?? 0;
          if (open > 0) fail('scorecards.appeals_open', { count: open });
          const frozen = await scoresOf(tx, id, run.edition);
          const scores = await rescore(tx, run, card, frozen);
          const same = canonical(frozen) === canonical(scores);
          if (same) await setRun(tx, id, { ...keep, state: to, endedAt: at });
          else await addEdition(running, run, scores, body.reason, to, { endedAt: at });
          await tellSettled(running, { run: { ...run, edition: run.edition + (same ? 0 : 1) }, card, scores });
          break;
        }
        case 'archive':
        case 'abandon':
          await setRun(tx, id, { ...keep, state: to, endedAt: at });
          break;
      }
      await log(`scorecards.${body.step}`, id, { reason: body.reason || null, data: { edition: run.edition } });
      return { run: id };
    },
    ({ tx }, { run }) => answerWith(context, viewer, tx, run),
    // facts are the same whoever takes the step
    systemAccess(viewer.jurisdictionId),
  );
};

/** Decides that the facts as they are now take the place of the frozen ones; who is scored and what it came to before stay readable. */
export const correctRun = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.correctRun>): Promise<Answer> =>
  command(
    context.kernel,
    viewer,
    `scorecards.correct ${id}`,
    body,
    async (running) => {
      const { tx, at, jurisdictionId, log } = running;
      if (!mayRun(viewer)) fail('session.forbidden');
      const run = await held(tx, id, body.edition);
      if (!isCorrectable(run.state)) fail('scorecards.step_over', { state: run.state });
      const card = await cardOf(context, tx, jurisdictionId, run);
      const scores = await reckon(tx, context.sources, run, card, { jurisdictionId, at });
      if (canonical(scores) === canonical(await scoresOf(tx, id, run.edition))) fail('scorecards.nothing_changed');
      await addEdition(running, run, scores, body.reason, run.state);
      if (run.state === 'final') await context.tellSettled(running, { run: { ...run, edition: run.edition + 1 }, card, scores });
      await log('scorecards.corrected', id, { reason: body.reason, data: { edition: run.edition + 1 } });
      return { run: id };
    },
    ({ tx }, { run }) => answerWith(context, viewer, tx, run),
    // facts are the same whoever takes the step
    systemAccess(viewer.jurisdictionId),
  );

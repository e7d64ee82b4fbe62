import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type * as api from '#contract/scorecards/api.ts';
import { command } from '#kernel/command.ts';
import type { Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { isViolation } from '#kernel/violations.ts';
import { workDaysOf, workingDaysAfter } from '#kernel/work-days.ts';
import type { Context } from '../context.ts';
import { isSameFigure } from '../domain/figures.ts';
import { mayReview, mayUse, standsFor } from '../policy.ts';
import { cardOf, presentAppeal } from '../queries/present.ts';
import { answerAppealRow, grantedOf, holdRun, insertAppeal, lastGiven, lockAppeal, scoresOf, withdrawAppealRow } from '../store/runs.ts';
import { tellAppellant, tellReviewers } from './tell.ts';

type Body<E extends { body?: z.ZodType }> = z.output<NonNullable<E['body']>>;
type Answer = z.input<typeof api.raiseAppeal.response>;

const shown = async (viewer: Viewer, tx: Tx, id: string): Promise<Answer> => {
  if (!mayUse(viewer)) fail('session.forbidden');
  return presentAppeal(viewer, (await lockAppeal(tx, id)) ?? fail('scorecards.appeal_not_found'));
};

/** Contests one figure of somebody the viewer stands for, until the last day of appeals. @throws scorecards.appeals_over, scorecards.appealed */
export const raiseAppeal = async (context: Context, viewer: Viewer, runId: string, body: Body<typeof api.raiseAppeal>): Promise<Answer> => {
  const { kernel } = context;
  const jurisdiction = await kernel.jurisdictions.byId(viewer.jurisdictionId);
  const workDays = workDaysOf(jurisdiction?.settings ?? {});
  return command(
    kernel,
    viewer,
    `scorecards.appeal ${runId}`,
    body,
    async (running) => {
      const { tx, at, jurisdictionId, log } = running;
      // with others, but not beside whoever finishes the period
      const run = (await holdRun(tx, runId)) ?? fail('scorecards.run_not_found');
      const today = shanghaiDay(at);
      if (run.state !== 'preliminary' || run.appealUntil === null || today > run.appealUntil)
        fail('scorecards.appeals_over', { until: run.appealUntil });
      const score =
        (await scoresOf(tx, runId, run.edition)).find(({ subject }) => subject === body.subject) ?? fail('scorecards.subject_not_found');
      if (!standsFor(viewer, score)) fail('scorecards.subject_not_found');
      if (!(body.indicator in score.lines)) fail('scorecards.indicator_not_found');
      const { answerDays } = await cardOf(context, tx, jurisdictionId, run);
      const answerBy = workingDaysAfter(workDays, today, answerDays);
      try {
        await insertAppeal(tx, {
          ...body,
          runId,
          edition: run.edition,
          at,
          by: viewer.accountId,
          answerBy,
        });
      } catch (error) {
        if (isViolation(error, 'scorecard_appeals_one_open')) fail('scorecards.appealed');
        throw error;
      }
      await tellReviewers(tx, running, { id: body.id, runId, answerBy });
      await log('scorecards.appealed', body.id, { data: { run: runId, subject: body.subject, indicator: body.indicator } });
      return { appeal: body.id };
    },
    ({ tx }, { appeal }) => shown(viewer, tx, appeal),
  );
};

/**
 * Answers an appeal. Neither whoever raised it nor whoever gave the points in question decides on it. Granting puts another fact in the place of the one
 * appealed against: with the same figures nothing would change and the scored would be told that something had.
 * @throws scorecards.own_appeal, scorecards.appeal_unchanged
 */
export const answerAppeal = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.answerAppeal>): Promise<Answer> =>
  command(
    context.kernel,
    viewer,
    `scorecards.answer ${id}`,
    body,
    async (running) => {
      const { tx, at, log } = running;
      if (!mayReview(viewer)) fail('session.forbidden');
      const appeal = (await lockAppeal(tx, id)) ?? fail('scorecards.appeal_not_found');
      if (appeal.state !== 'open') fail('scorecards.appeal_answered');
      const given = (await lastGiven(tx, appeal.runId)).find(
        ({ subject, indicator }) => subject === appeal.subject && indicator === appeal.indicator,
      );
      if (appeal.raisedBy === viewer.accountId || given?.givenBy === viewer.accountId) fail('scorecards.own_appeal');
      if (body.fact !== null) {
        const isContested = ({ subject }: { subject: string }): boolean => subject === appeal.subject;
        // what an earlier appeal was granted counts already, though it takes effect with the final edition
        const earlier = (await grantedOf(tx, appeal.runId)).findLast((one) => isContested(one) && one.indicator === appeal.indicator)?.fact;
        const frozen = (await scoresOf(tx, appeal.runId, appeal.edition)).find(isContested)?.facts[appeal.indicator];
        if (isSameFigure(earlier ?? frozen, body.fact)) fail('scorecards.appeal_unchanged');
      }
      const state = body.fact === null ? 'refused' : 'granted';
      await answerAppealRow(tx, id, { state, answer: body.answer, fact: body.fact, at, by: viewer.accountId });
      await tellAppellant(tx, running, appeal, state);
      await log(`scorecards.${state}`, id, { data: { run: appeal.runId } });
      return { appeal: id };
    },
    ({ tx }, { appeal }) => shown(viewer, tx, appeal),
  );

/** Takes back an appeal that waits for its answer. It stays readable, and the figure can be contested again while appeals are taken. */
export const withdrawAppeal = (context: Context, viewer: Viewer, id: string, body: Body<typeof api.withdrawAppeal>): Promise<Answer> =>
  command(
    context.kernel,
    viewer,
    `scorecards.withdraw ${id}`,
    body,
    async ({ tx, at, log }) => {
      if (!mayUse(viewer)) fail('session.forbidden');
      const appeal = (await lockAppeal(tx, id)) ?? fail('scorecards.appeal_not_found');
      if (appeal.raisedBy !== viewer.accountId) fail('scorecards.appeal_not_yours');
      if (appeal.state !== 'open') fail('scorecards.appeal_answered');
      await withdrawAppealRow(tx, id, at);
      await log('scorecards.withdrawn', id, { data: { run: appeal.runId } });
      return { appeal: id };
    },
    ({ tx }, { appeal }) => shown(viewer, tx, appeal),
  );

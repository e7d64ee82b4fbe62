import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import type * as api from '#contract/scorecards/api.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { isViolation } from '#kernel/violations.ts';
import type { Context } from '../context.ts';
import { mayRun, mayUse } from '../policy.ts';
import { contentNow, presentBulletin } from '../queries/bulletins.ts';
import { findBulletin, insertBulletin } from '../store/bulletins.ts';
import { holdRun, scoresOf } from '../store/runs.ts';
import { tellBulletin } from './tell.ts';

/**
 * Issues the bulletin of a final period, one for each edition: a corrected period is told of anew, and what was told before stays readable.
 * @throws scorecards.step_over before it is final, scorecards.edition_changed, scorecards.bulletin_issued
 */
export const issueBulletin = (
  context: Context,
  viewer: Viewer,
  runId: string,
  body: z.output<NonNullable<typeof api.issueBulletin.body>>,
): Promise<z.input<typeof api.issueBulletin.response>> =>
  command(
    context.kernel,
    viewer,
    `scorecards.bulletin ${runId}`,
    body,
    async (running) => {
      const { tx, at, log } = running;
      if (!mayRun(viewer)) fail('session.forbidden');
      const run = (await holdRun(tx, runId)) ?? fail('scorecards.run_not_found');
      if (run.edition !== body.edition) fail('scorecards.edition_changed', { edition: run.edition });
      const content = await contentNow(context, tx, viewer.jurisdictionId, run, body);
      const year = Number(shanghaiDay(at).slice(0, 4));
      try {
        await insertBulletin(tx, { id: body.id, runId, edition: run.edition, year, content, at, by: viewer.accountId });
      } catch (error) {
        if (isViolation(error, 'scorecard_bulletins_one')) fail('scorecards.bulletin_issued');
        throw error;
      }
      await log('scorecards.bulletin', runId, { data: { edition: run.edition } });
      await tellBulletin(tx, running, body.id, await scoresOf(tx, runId, run.edition));
      return { bulletin: body.id };
    },
    async ({ tx }, { bulletin }) => {
      if (!mayUse(viewer)) fail('session.forbidden');
      return presentBulletin((await findBulletin(tx, bulletin)) ?? fail('scorecards.bulletin_not_found'));
    },
  );

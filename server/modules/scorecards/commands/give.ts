import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/scorecards/api.ts';
import { fullIn } from '#contract/scorecards/card.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { zonesOf } from '../domain/score.ts';
import { mayGive, mayUse } from '../policy.ts';
import { cardOf } from '../queries/present.ts';
import { insertGiven, lockRun } from '../store/runs.ts';

/** Gives points by hand while a period runs. Whoever gives them names what they rest on; the last count, those before stay readable. */
export const givePoints = (
  context: Context,
  viewer: Viewer,
  runId: string,
  body: z.output<NonNullable<typeof api.givePoints.body>>,
): Promise<z.input<typeof api.givePoints.response>> =>
  command(
    context.kernel,
    viewer,
    `scorecards.give ${runId}`,
    body,
    async ({ tx, at, jurisdictionId, log }) => {
      const run = (await lockRun(tx, runId)) ?? fail('scorecards.run_not_found');
      if (run.state !== 'running') fail('scorecards.step_over', { state: run.state });
      const card = await cardOf(context, tx, jurisdictionId, run);
      const days = [run.first, run.last] as const;
      const subjects = await context.sources.subjectsOf(tx, card, { jurisdictionId, days });
      const subject = subjects.find(({ key }) => key === body.subject) ?? fail('scorecards.subject_not_found');
      if (!mayGive(viewer, subject)) fail('session.forbidden');
      const indicator = card.indicators.find(({ code }) => code === body.indicator) ?? fail('scorecards.indicator_not_found');
      if (indicator.source.kind !== 'given') fail('scorecards.not_given');
      const full = fullIn(indicator, zonesOf(card)(subject.key));
      if (indicator.scoring.kind === 'given' && body.points !== null && body.points > full) fail('scorecards.too_many_points', { full });
      const number = await insertGiven(tx, { runId, ...body, at, by: viewer.accountId });
      await log('scorecards.given', runId, { data: { subject: subject.key, indicator: body.indicator, number } });
      return { number };
    },
    async (_, { number }) => (mayUse(viewer) ? { number } : fail('session.forbidden')),
  );

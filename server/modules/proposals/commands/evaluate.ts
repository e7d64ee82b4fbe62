import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/proposals/api.ts';
import { fail } from '#kernel/errors.ts';
import { type Context, proposalCommand } from '../context.ts';
import { runningOf, within } from '../domain/steps.ts';
import { proposalShown, seen, stepOf } from '../queries/present.ts';
import { putEvaluation } from '../store/evaluations.ts';
import { holdProposal } from '../store/proposals.ts';
import { stepsOf } from '../store/steps.ts';

/** Enters what somebody thinks of what was decided and done; once each, changed while it is asked. */
export const evaluateProposal = (
  context: Context,
  viewer: Viewer,
  id: string,
  body: z.output<NonNullable<typeof api.evaluateProposal.body>>,
): Promise<z.input<typeof api.evaluateProposal.response>> =>
  proposalCommand(
    context,
    viewer,
    `proposals.evaluate ${id}`,
    body,
    async ({ eye, tx, at }) => {
      if (viewer.anonymous) fail('session.forbidden');
      const p = (await holdProposal(tx, id)) ?? fail('proposals.proposal_not_found');
      await seen(eye, tx, id);
      const step = runningOf((await stepsOf(tx, [id])).get(id) ?? []);
      if (!step || stepOf(p, step.number).kind !== 'evaluate' || !within(step, eye.today)) fail('proposals.not_evaluating');
      await putEvaluation(tx, id, viewer.accountId, body, at);
      return { proposal: id };
    },
    (eye, tx, { proposal }) => proposalShown(eye, tx, proposal),
  );

import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { reopenWindowDays } from '#contract/cases/lifecycle.ts';
import type { inspect as endpoint, SpotCheck } from '#contract/ratings/spot-checks.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { type Notify, notify } from '#kernel/notify.ts';
import { findCase } from '#modules/cases/index.ts';
import { mayInspect } from '../policy.ts';
import { oneSpotCheck, presentingSpotChecks } from '../queries/spot-checks.ts';
import type { Ratings } from '../ratings.ts';
import { lockSpotCheck, setFound } from '../store/spot-checks.ts';

/**
 * Notes what was found where a case was closed. A false closing stands in the log of the case and in the record of who closed it and of the
 * handler, both are told, and the case is opened again while that is possible.
 */
export const inspectClosed = async (
  ratings: Ratings,
  viewer: Viewer,
  spotCheckId: string,
  body: z.output<NonNullable<(typeof endpoint)['body']>>,
): Promise<SpotCheck> => {
  const { kernel, cases } = ratings;
  const present = await presentingSpotChecks(ratings, viewer);
  return command(
    kernel,
    viewer,
    `ratings.inspect ${spotCheckId}`,
    body,
    async ({ tx, at, jurisdictionId, actorId, log }) => {
      const row = await lockSpotCheck(tx, spotCheckId);
      const file = row && (await findCase(tx, row.caseId));
      if (!row || !file) return fail('ratings.spot_check_not_found');
      if (row.found !== null) fail('ratings.spot_check_over');
      if (!mayInspect(viewer, row))
        fail(actorId === row.closedBy || actorId === row.answeredBy ? 'ratings.own_check' : 'session.forbidden');
      const told = { data: {}, words: { text: body.note }, photoIds: body.photoIds };
      if (file.state !== 'archived') await cases.record(tx, viewer, row.caseId, { what: `ratings.spot_check_${body.found}`, ...told });
      const open = file.state === 'closed' && at.getTime() <= file.stateSince.getTime() + reopenWindowDays * 86_400_000;
      const reopened = body.found === 'not_done' && open;
      if (reopened) await cases.act(tx, null, row.caseId, { action: 'reopen', reason: body.note });
      await setFound(tx, spotCheckId, { found: body.found, note: body.note, by: viewer.accountId, at, reopened });
      if (body.found === 'done') return { id: spotCheckId };
      await log('ratings.false_closing', file.number, { data: { id: row.caseId, closedBy: row.closedBy, organisation: row.handlerOrgId } });
      const common = { kind: 'ratings.false_closing', subject: row.caseId, data: { number: file.number }, at, except: actorId };
      const notices: Notify[] = [];
      if (row.closedBy !== null)
        notices.push({ ...common, variant: 'closed', to: { accounts: [row.closedBy] }, cause: `${spotCheckId} closed` });
      if (row.handlerOrgId !== null) {
        const to = { permission: 'ratings.read_own', organisation: row.handlerOrgId } as const;
        notices.push({ ...common, variant: 'handled', to, cause: `${spotCheckId} handled` });
      }
      await notify(tx, jurisdictionId, notices);
      return { id: spotCheckId };
    },
    ({ tx }) => oneSpotCheck(tx, present, spotCheckId),
  );
};

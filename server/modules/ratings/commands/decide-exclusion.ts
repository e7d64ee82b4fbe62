import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { Exclusion, decideExclusion as endpoint } from '#contract/ratings/exclusions.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { notify } from '#kernel/notify.ts';
import { findCase } from '#modules/cases/index.ts';
import { isOwnRequest, mayAskFor, mayDecide, seesExclusion } from '../policy.ts';
import { oneExclusion, presentingExclusions } from '../queries/exclusions.ts';
import type { Ratings } from '../ratings.ts';
import { dayAhead } from '../rulings.ts';
import { settingsIn } from '../settings.ts';
import { endExclusion, insertDecision, listedExclusion, lockExclusion, passOn } from '../store/exclusions.ts';

/** Decides for the level it waits for. A refusal ends it; a grant hands it on, or, of the last level, takes the complaint out of the figures. */
export const decideExclusion = async (
  ratings: Ratings,
  viewer: Viewer,
  exclusionId: string,
  body: z.output<NonNullable<(typeof endpoint)['body']>>,
): Promise<Exclusion> => {
  const { kernel, cases } = ratings;
  const { granted, reason } = body;
  const [settings, present] = await Promise.all([settingsIn(kernel, viewer.jurisdictionId), presentingExclusions(ratings, viewer)]);
  return command(
    kernel,
    viewer,
    `ratings.decide_exclusion ${exclusionId}`,
    body,
    async ({ tx, at, jurisdictionId, actorId, log }) => {
      const row = await lockExclusion(tx, exclusionId);
      if (!row || !seesExclusion(viewer, row)) return fail('ratings.exclusion_not_found');
      if (row.state !== 'open') fail('ratings.exclusion_over');
      if (isOwnRequest(viewer, row)) fail('ratings.own_exclusion');
      if (!mayDecide(viewer, row.waitsFor)) fail('session.forbidden');
      const { number } = (await listedExclusion(tx, exclusionId)) ?? fail('ratings.exclusion_not_found');
      await insertDecision(tx, { exclusionId, levelCode: row.waitsFor, granted, reason, decidedBy: viewer.accountId, decidedAt: at });
      const next = granted ? row.chain[row.chain.indexOf(row.waitsFor) + 1] : undefined;
      const common = { kind: 'ratings.exclusion', except: actorId, subject: exclusionId, at };
      if (next !== undefined) {
        const dueOn = dayAhead(at, settings.decisionDays);
        await passOn(tx, exclusionId, next, dueOn);
        const to = { permission: 'ratings.decide_exclusion', around: pathOfCode(next) } as const;
        await notify(tx, jurisdictionId, [
          { ...common, variant: 'asked', to, data: { number, day: dueOn }, cause: `${exclusionId} ${next}` },
        ]);
      } else {
        await endExclusion(tx, row, granted ? 'granted' : 'refused', at);
        const to = { permission: 'ratings.ask_exclusion', organisation: row.organisationId } as const;
        await notify(tx, jurisdictionId, [
          { ...common, variant: granted ? 'granted' : 'refused', to, data: { number }, cause: `${exclusionId} ${granted}` },
        ]);
        if ((await findCase(tx, row.caseId))?.state !== 'archived')
          await cases.record(tx, null, row.caseId, {
            what: granted ? 'ratings.exclusion_granted' : 'ratings.exclusion_refused',
            data: { kind: row.kind },
            words: { text: reason },
          });
      }
      await log('ratings.exclusion_decided', exclusionId, { reason, data: { granted, level: row.waitsFor } });
      return { id: exclusionId };
    },
    ({ tx }) => oneExclusion(tx, present, exclusionId),
  );
};

/** The organisation takes its request back while it is open. */
export const withdrawExclusion = async (
  ratings: Ratings,
  viewer: Viewer,
  exclusionId: string,
  body: { id: string },
): Promise<Exclusion> => {
  const present = await presentingExclusions(ratings, viewer);
  return command(
    ratings.kernel,
    viewer,
    `ratings.withdraw_exclusion ${exclusionId}`,
    body,
    async ({ tx, at }) => {
      const row = await lockExclusion(tx, exclusionId);
      if (!row || !mayAskFor(viewer, row.organisationId)) return fail('ratings.exclusion_not_found');
      if (row.state !== 'open') fail('ratings.exclusion_over');
      await endExclusion(tx, row, 'withdrawn', at);
      return { id: exclusionId };
    },
    ({ tx }) => oneExclusion(tx, present, exclusionId),
  );
};

import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { rule as endpoint } from '#contract/ratings/call-backs.ts';
import { command } from '#kernel/command.ts';
import { fail } from '#kernel/errors.ts';
import { mayRule } from '../policy.ts';
import type { Ratings } from '../ratings.ts';
import { lockRuling, rulingsOf, setRuled } from '../store/rulings.ts';

/** The district rules on a case that stays unhappy: it is closed for the reason given, or goes back to be handled once more. */
export const ruleOnCase = (
  { kernel, cases }: Ratings,
  viewer: Viewer,
  caseId: string,
  body: z.output<NonNullable<(typeof endpoint)['body']>>,
): Promise<z.input<typeof endpoint.response>> =>
  command(
    kernel,
    viewer,
    `ratings.rule ${caseId}`,
    body,
    async ({ tx, at, log }) => {
      const ruling = await lockRuling(tx, caseId);
      if (!ruling || !mayRule(viewer, ruling.areaCode)) return fail('ratings.ruling_not_found');
      if (ruling.decision !== null) fail('ratings.ruling_over');
      await setRuled(tx, ruling, { decision: body.decision, reason: body.reason, by: viewer.accountId, at });
      await cases.act(tx, viewer, caseId, { action: body.decision, reason: body.reason });
      await log('ratings.ruled', caseId, { reason: body.reason, data: { decision: body.decision } });
      return { round: ruling.round };
    },
    async ({ tx }, { round }) => {
      const ruled = (await rulingsOf(tx, caseId)).find((one) => one.round === round);
      if (!ruled || !mayRule(viewer, ruled.areaCode)) return fail('ratings.ruling_not_found');
      return { decision: ruled.decision ?? fail('ratings.ruling_not_found') };
    },
  );

import type { z } from 'zod';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type * as api from '#contract/honours/api.ts';
import { ballotsFault, verdictOf } from '#contract/honours/values.ts';
import { fail } from '#kernel/errors.ts';
import { claim } from '#kernel/files/claim.ts';
import { notify } from '#kernel/notify.ts';
import { isViolation } from '#kernel/violations.ts';
import { personFor } from '#modules/persons/index.ts';
import { areaOf, type Context, honourCommand } from '../context.ts';
import { mayAppraise } from '../policy.ts';
import { appraisalShown, fileOwner } from '../queries/present.ts';
import { findAppraisal, insertAppraisal } from '../store/appraisals.ts';

type Body = z.output<NonNullable<typeof api.enterAppraisal.body>>;

/**
 * Enters what a secret appraisal by delegates came to, with its minutes. Whether it counts and what it says is worked out, not typed; of one that was unfit twice
 * running the district is told, and nothing is executed.
 */
export const enterAppraisal = (context: Context, viewer: Viewer, body: Body): Promise<z.input<typeof api.enterAppraisal.response>> =>
  honourCommand(
    context,
    viewer,
    'honours.appraise',
    body,
    async ({ eye, tx, at, jurisdictionId, log }) => {
      const area = areaOf(eye, body.area);
      if (!mayAppraise(viewer, area.path)) fail('session.forbidden');
      const fault = ballotsFault(body);
      if (fault) fail(`honours.${fault}`);
      if (body.heldOn > eye.today) fail('honours.day_wrong', { day: eye.today });
      if (body.documentIds.length === 0) fail('honours.minutes_needed');
      const { documentIds, personId: asked, ...figures } = body;
      const personId = await personFor(tx, jurisdictionId, eye.ring, { personId: asked });
      await claim(tx, viewer, documentIds, { type: fileOwner, id: body.id }, 'document', 9);
      const verdict = verdictOf(body);
      try {
        await insertAppraisal(tx, {
          ...figures,
          personId,
          areaPath: area.path,
          year: Number(body.heldOn.slice(0, 4)),
          verdict,
          documentIds,
          by: viewer.accountId,
          at,
        });
      } catch (error) {
        if (isViolation(error, 'honour_appraisals_once')) fail('honours.appraised');
        throw error;
      }
      const made = (await findAppraisal(tx, body.id)) ?? fail('honours.round_not_found');
      if (made.twice) {
        const to = { permission: 'honours.manage', whole: true } as const;
        await notify(tx, jurisdictionId, [{ kind: 'honours.twice', variant: 'twice', to, subject: body.id, data: {}, cause: body.id, at }]);
      }
      await log('honours.appraised', area.name, { data: { id: body.id, verdict } });
      return { appraisal: body.id };
    },
    async (eye, tx, { appraisal }) => {
      const found = await findAppraisal(tx, appraisal);
      return found && mayAppraise(viewer, found.areaPath) ? appraisalShown(eye, found) : fail('session.forbidden');
    },
  );

import { v7 } from 'uuid';
import type { Viewer } from '#contract/accounts/viewer.ts';
import type { EndReason } from '#contract/care/kinds.ts';
import { command } from '#kernel/command.ts';
import { jurisdictionOf, type Tx } from '#kernel/db.ts';
import { fail } from '#kernel/errors.ts';
import { addConsent } from '#modules/persons/index.ts';
import { type Context, eyeOf } from '../context.ts';
import { endPlan } from '../plan.ts';
import { careAreas } from '../policy.ts';
import { getLed } from '../queries/present.ts';
import { endRecord, recordOfPerson } from '../store/records.ts';
import { careUse } from './open-care.ts';

/** Ends a record for a reason of the lead's; a withdrawal is put on record with the person too. */
export const endCare = async (
  context: Context,
  viewer: Viewer,
  recordId: string,
  body: { id: string; why: Exclude<EndReason, 'expired'> },
): Promise<{ ok: true }> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `care.end ${recordId}`,
    body,
    async ({ tx, at, jurisdictionId, log }) => {
      const { personId, areaPath } = await getLed(eye, tx, recordId);
      await endPlan(context, tx, { jurisdictionId, actorId: viewer.accountId, at }, recordId);
      await endRecord(tx, recordId, body.why, at);
      if (body.why === 'withdrawn')
        await addConsent(tx, {
          jurisdictionId: viewer.jurisdictionId,
          id: v7(),
          personId,
          use: careUse,
          given: false,
          on: eye.today,
          how: '向关爱档案负责人撤回',
          at,
          by: viewer.accountId,
          endedAt: areaPath,
        });
      await log('care.ended', recordId, { data: { why: body.why } });
      return recordId;
    },
    async () => (careAreas(viewer).length > 0 ? { ok: true as const } : fail('session.forbidden')),
  );
};

/** What a withdrawal at the counter or on the phone ends. @returns path of the area where it stood; null: there was no record */
export const endOfPerson = async (context: Pick<Context, 'kernel' | 'visits'>, tx: Tx, personId: string): Promise<string | null> => {
  const found = await recordOfPerson(tx, personId, true);
  if (!found) return null;
  const at = context.kernel.clock.now();
  await endPlan(context, tx, { jurisdictionId: jurisdictionOf(tx), actorId: null, at }, found.id);
  await endRecord(tx, found.id, 'withdrawn', at);
  return found.areaPath;
};

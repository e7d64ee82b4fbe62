import type { Viewer } from '#contract/accounts/viewer.ts';
import type { CareDetail } from '#contract/care/records.ts';
import { command } from '#kernel/command.ts';
import { type Context, eyeOf } from '../context.ts';
import { getRecord, presentDetail } from '../queries/present.ts';
import { addLook } from '../store/records.ts';

/** Opens a record for a reason. Each look is kept, that of a repeat too. */
export const lookAtCare = async (
  context: Context,
  viewer: Viewer,
  recordId: string,
  body: { id: string; reason: string },
): Promise<CareDetail> => {
  const eye = await eyeOf(context, viewer);
  return command(
    context.kernel,
    viewer,
    `care.look ${recordId}`,
    body,
    async () => recordId,
    async ({ tx, at, log }) => {
      const found = await getRecord(eye, tx, recordId);
      await addLook(tx, { recordId, personId: found.personId, accountId: viewer.accountId, reason: body.reason, at });
      await log('care.looked', recordId, { reason: body.reason });
      return presentDetail(eye, tx, found);
    },
  );
};

import { can, type Viewer } from '#contract/accounts/viewer.ts';
import type { CareRow } from '#contract/care/records.ts';
import { fail } from '#kernel/errors.ts';
import type { Context } from '../context.ts';
import { keepPlan } from '../plan.ts';
import { leadsThere } from '../queries/unled.ts';
import { openSecret } from '../sealing.ts';
import { addEvent, addLook, changeRecord, findRecord } from '../store/records.ts';
import { careCommand } from './care-command.ts';

/** Takes over a record that nobody leads; what the viewer gives as reason is kept as a look, which the person is given. */
export const takeOverCare = (context: Context, viewer: Viewer, recordId: string, body: { id: string; reason: string }): Promise<CareRow> =>
  careCommand(context, viewer, `care.take_over ${recordId}`, body, async ({ eye, tx, at, jurisdictionId, log }) => {
    const found = await findRecord(tx, eye.today, recordId, true);
    if (!found || !can(viewer, 'care.keep', found.areaPath)) return fail('care.record_not_found');
    if (await leadsThere(eye, tx, found.areaPath, found.leadId)) fail('care.record_led');
    const leadId = viewer.accountId;
    await changeRecord(tx, recordId, { leadId });
    const { rhythm } = found;
    const { purpose } = openSecret(eye.ring, recordId, found.sealed);
    if (rhythm !== null)
      await keepPlan(context, tx, { jurisdictionId, actorId: leadId, at }, eye.today, { ...found, leadId, rhythm, purpose });
    await addEvent(tx, recordId, { what: 'taken_over', accountId: leadId, at });
    await addLook(tx, { recordId, personId: found.personId, accountId: leadId, reason: body.reason, at });
    await log('care.taken_over', recordId, { reason: body.reason });
    return recordId;
  });

import { shanghaiDay } from '#contract/kernel/day.ts';
import { audit } from '#kernel/audit.ts';
import { systemAccess } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import { notify } from '#kernel/notify.ts';
import type { Context } from '../context.ts';
import { takeReminders } from '../store/agreement-writes.ts';

/** Agreements one transaction takes on. */
const batch = 200;

/**
 * Reminds of agreements whose reminder days have begun: for each, once, a line of the audit trail, an event `people.agreement_due`
 * {agreementId, unitId, partnerId, validTo} and a notice to whoever manages organisations closest to the unit. Harmless when repeated or run by several workers at once.
 */
export const remindOfAgreements = ({ kernel }: Context): Promise<void> =>
  eachJurisdiction(kernel, 'people.remind-of-agreements', async (id) => {
    const at = kernel.clock.now();
    const once = () =>
      kernel.db.write(systemAccess(id), async (tx) => {
        const taken = await takeReminders(tx, id, shanghaiDay(at), batch);
        for (const a of taken)
          await audit(tx, {
            jurisdictionId: id,
            actorId: null,
            action: 'people.agreement_due',
            subject: a.title,
            data: { id: a.id, validTo: a.validTo },
            at,
          });
        await notify(
          tx,
          id,
          taken.map((a) => ({
            kind: 'organisations.agreement_due',
            variant: 'soon',
            to: { permission: 'organisations.manage', around: a.areaPath },
            subject: a.id,
            data: { title: a.title, day: a.validTo },
            cause: a.id,
            at,
          })),
        );
        return taken.length;
      });
    while ((await once()) === batch);
  });

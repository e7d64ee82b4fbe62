import { shanghaiDay } from '#contract/kernel/day.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { keepMonths, renewDays } from '#contract/visits/settings.ts';
import { systemAccess } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import { notify } from '#kernel/notify.ts';
import { consentsEnded } from '#modules/persons/index.ts';
import { visitUse } from '../consent-use.ts';
import type { Context } from '../context.ts';
import { endConsented } from '../store/assignments.ts';
import { plansEnding } from '../store/plans.ts';
import { eraseAnswers } from '../store/visits.ts';

const dayLong = 86_400_000;
const batch = 500;

/** Forgets answers whose months are over, ends what rested on consents that ran out, and tells leads of plans about to end. Harmless when repeated. */
export const keepVisits = ({ kernel }: Pick<Context, 'kernel'>): Promise<void> =>
  eachJurisdiction(kernel, 'visits.keep', async (jurisdictionId) => {
    const settings = (await kernel.jurisdictions.byId(jurisdictionId))?.settings ?? {};
    const at = kernel.clock.now();
    const today = shanghaiDay(at);
    const before = new Date(at);
    before.setUTCMonth(before.getUTCMonth() - settingOf(keepMonths, settings));
    const access = systemAccess(jurisdictionId);
    while ((await kernel.db.write(access, (tx) => eraseAnswers(tx, before, batch))) === batch);
    await kernel.db.write(access, async (tx) => {
      const since = shanghaiDay(new Date(at.getTime() - 31 * dayLong));
      for (const { personId, purpose } of await consentsEnded(tx, visitUse, today, since)) await endConsented(tx, personId, purpose, at);
      const soon = shanghaiDay(new Date(at.getTime() + settingOf(renewDays, settings) * dayLong));
      await notify(
        tx,
        jurisdictionId,
        (await plansEnding(tx, null, today, soon)).map(({ id, leadId, untilOn }) => ({
          kind: 'visits.ending',
          variant: 'ending',
          to: { accounts: [leadId] },
          subject: id,
          data: { day: untilOn },
          cause: `${id} ${untilOn}`,
          at,
        })),
      );
    });
  });

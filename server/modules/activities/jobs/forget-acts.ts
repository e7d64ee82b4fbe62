import { actMonths } from '#contract/activities/settings.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { systemAccess } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Forget } from '../acts.ts';
import { eraseActs } from '../store/acts.ts';
import { emptyParticipants } from '../store/participants.ts';

/** Rows one transaction forgets. */
const step = 1_000;

/**
 * Forgets acts that were kept long enough, who took part with which answers in activities as long ago, and what else modules keep of who acted.
 * Harmless when repeated.
 */
export const forgetActs = (kernel: Kernel, others: Iterable<Forget>): Promise<void> =>
  eachJurisdiction(kernel, 'activities.forget_acts', async (jurisdictionId) => {
    const { settings = {} } = (await kernel.jurisdictions.byId(jurisdictionId)) ?? {};
    const before = kernel.clock.now();
    before.setUTCMonth(before.getUTCMonth() - settingOf(actMonths, settings));
    for (const forget of [eraseActs, emptyParticipants, ...others])
      while ((await kernel.db.write(systemAccess(jurisdictionId), (tx) => forget(tx, before, step))) === step);
  });

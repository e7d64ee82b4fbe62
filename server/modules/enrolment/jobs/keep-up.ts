import { renewMonths } from '#contract/enrolment/settings.ts';
import { shanghaiDay } from '#contract/kernel/day.ts';
import { settingOf } from '#contract/kernel/settings.ts';
import { systemAccess } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import type { Context } from '../context.ts';
import { bringBack, toRenew } from '../store/enrolments.ts';

const step = 500;
/** Days a reminder can be late, e.g. after the program stood still. */
const late = 7;

/**
 * Whose time away is over is back; whose half year is over is asked once whether they still take part. Who does not answer stays enrolled: nothing
 * here ends because somebody did not press a button.
 */
export const keepUp = ({ kernel }: Pick<Context, 'kernel'>): Promise<void> =>
  eachJurisdiction(kernel, 'enrolment.keep-up', async (jurisdictionId) => {
    const now = kernel.clock.now();
    const today = shanghaiDay(now);
    await kernel.db.write(systemAccess(jurisdictionId), (tx) => bringBack(tx, today));
    if (settingOf(renewMonths, (await kernel.jurisdictions.byId(jurisdictionId))?.settings ?? {}) === 0) return;
    const from = shanghaiDay(new Date(now.getTime() - late * 86_400_000));
    for (let after: string | null = null; ; ) {
      const since: string | null = after;
      const found: Awaited<ReturnType<typeof toRenew>> = await kernel.db.read(systemAccess(jurisdictionId), (tx) =>
        toRenew(tx, from, today, since, step),
      );
      await kernel.notifier.tell(
        jurisdictionId,
        found.map(({ id, accountId, renewBy }) => ({
          kind: 'enrolment.own',
          variant: 'renew',
          to: { accounts: [accountId] },
          subject: id,
          data: {},
          cause: `${id} renew ${renewBy}`,
          at: new Date(`${renewBy}T00:00:00+08:00`),
        })),
      );
      after = found.at(-1)?.id ?? null;
      if (found.length < step) return;
    }
  });

import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Permission } from '#contract/kernel/permissions.ts';
import { daysAfter } from '#kernel/calendar.ts';
import { systemAccess } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import type { Notify } from '#kernel/notify.ts';
import type { Context } from '../context.ts';
import { stepOf } from '../domain/days.ts';
import { type Expiring, expiringRows } from '../store/expiring.ts';
import { allRegisters } from '../store/registers.ts';
import { tellReminders } from './tell-reminders.ts';

/** Rows read at once. */
const step = 500;

/** Tells of reminders that have begun, and whoever writes a register nearest to a row that its last day comes near, once for each of the days it names. */
export const remindOfExpiry = (context: Context): Promise<void> => {
  const { kernel, territory } = context;
  return eachJurisdiction(kernel, 'registers.remind', async (jurisdictionId) => {
    const at = kernel.clock.now();
    const today = shanghaiDay(at);
    const access = systemAccess(jurisdictionId);
    await tellReminders(context, jurisdictionId);
    const snapshot = await territory.snapshot(jurisdictionId);
    for (const { code, no } of await kernel.db.read(access, allRegisters)) {
      const content = (await context.register(jurisdictionId, code))?.content;
      if (!content?.expiry) continue;
      const { days } = content.expiry;
      const until = daysAfter(today, Math.max(...days));
      for (let after: Expiring | null = null; ; ) {
        const from: Expiring | null = after;
        const rows: Expiring[] = await kernel.db.read(access, (tx) =>
          expiringRows(tx, { registers: [no], until, after: from, limit: step }),
        );
        const notices = rows.map(
          (row): Notify => ({
            kind: 'registers.expiring',
            variant: row.expiresOn < today ? 'over' : 'soon',
            to: { permission: content.access.write as Permission, around: row.areaPath ?? snapshot.root.path },
            subject: row.id,
            data: { register: content.title, day: row.expiresOn },
            cause: `${row.id} ${row.expiresOn} ${stepOf(days, today, row.expiresOn)}`,
            at,
          }),
        );
        await kernel.notifier.tell(jurisdictionId, notices);
        after = rows.at(-1) ?? null;
        if (rows.length < step) break;
      }
    }
  });
};

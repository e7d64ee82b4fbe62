import { shanghaiDay } from '#contract/kernel/day.ts';
import type { Permission } from '#contract/kernel/permissions.ts';
import { systemAccess } from '#kernel/db.ts';
import type { Notify } from '#kernel/notify.ts';
import { settleRegister } from '../commands/settle-all.ts';
import type { Context } from '../context.ts';
import { markTold, untold } from '../store/reminders.ts';

/** Judges what changes with the day, and tells whoever can see to it nearest to the rows which reminders have begun: once for each place. */
export const tellReminders = async (context: Context, jurisdictionId: string): Promise<void> => {
  const { kernel, territory } = context;
  const at = kernel.clock.now();
  const today = shanghaiDay(at);
  const access = systemAccess(jurisdictionId);
  const web = await context.web(jurisdictionId);
  const { root } = await territory.snapshot(jurisdictionId);
  const settling = { web, ring: await kernel.keys.of(jurisdictionId), today };
  for (const register of web.byCode.values()) {
    if (register.daily) await settleRegister(context, jurisdictionId, settling, register);
    for (const { reminder } of register.reminders) {
      const begun = await kernel.db.read(access, (tx) => untold(tx, register.no, reminder.code));
      const notices = begun.map(
        ({ areaPath, count, one, day }): Notify => ({
          kind: 'registers.reminder',
          variant: 'begun',
          to: { permission: register.content.access[reminder.to] as Permission, around: areaPath ?? root.path },
          subject: one,
          data: { register: register.content.title, reminder: reminder.title, count },
          cause: `${register.code} ${reminder.code} ${areaPath ?? ''} ${day}`,
          at,
        }),
      );
      await kernel.notifier.tell(jurisdictionId, notices);
      if (begun.length > 0) await kernel.db.write(access, (tx) => markTold(tx, register.no, reminder.code, today));
    }
  }
};

import { shanghaiDay } from '#contract/kernel/day.ts';
import { systemAccess } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import { notify } from '#kernel/notify.ts';
import { type Context, rulesOf } from '../context.ts';
import { completeNotice, dueNotice } from '../notices.ts';
import { openOf } from '../store/sheets.ts';
import { tasksDue } from '../store/tasks.ts';

/** Reminds those who have not answered, once before the last day and once after it. Nobody is ranked, nobody above is told by name. */
export const remind = (context: Context): Promise<void> =>
  eachJurisdiction(context.kernel, 'collections.remind', async (id) => {
    const { kernel, territory } = context;
    const { remindDays } = await rulesOf(context, id);
    const snapshot = await territory.snapshot(id);
    const at = kernel.clock.now();
    const today = shanghaiDay(at);
    const until = shanghaiDay(new Date(at.getTime() + remindDays * 86_400_000));
    await kernel.db.write(systemAccess(id), async (tx) => {
      for (const task of await tasksDue(tx, until)) {
        const open = await openOf(tx, task.id);
        const asker = snapshot.findByPath(task.askerPath)?.name ?? '';
        const variant = task.dueOn < today ? 'late' : 'near';
        await notify(
          tx,
          id,
          open.map((sheet) => dueNotice(sheet, { asker, day: task.dueOn, at }, variant)),
        );
        // two who handed in last at the same moment did not see one another
        if (open.length === 0) await notify(tx, id, [completeNotice(task.id, task.askerPath, at)]);
      }
    });
  });

import { shanghaiDay } from '#contract/kernel/day.ts';
import { systemAccess } from '#kernel/db.ts';
import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import type { Notify } from '#kernel/notify.ts';
import type { Workforce } from '../context.ts';
import { dueWorkers } from '../store/dues.ts';

/** Workers told of by one step. */
const step = 500;

/** Tells whoever promotes nearest to a worker, once, that the worker has reached a higher grade. */
export const tellOfDue = ({ kernel, territory }: Pick<Workforce, 'kernel' | 'territory'>): Promise<void> =>
  eachJurisdiction(kernel, 'workforce.tell-due', async (jurisdictionId) => {
    const at = kernel.clock.now();
    const { root } = await territory.snapshot(jurisdictionId);
    for (let after: { dueOn: string; id: string } | null = null; ; ) {
      const from: { dueOn: string; id: string } | null = after;
      const found: Awaited<ReturnType<typeof dueWorkers>> = await kernel.db.read(systemAccess(jurisdictionId), (tx) =>
        dueWorkers(tx, { on: shanghaiDay(at), area: null, after: from, limit: step }),
      );
      const notices = found.map(
        ({ id, dueOn, areaPath }): Notify => ({
          kind: 'workforce.due',
          variant: 'told',
          to: { permission: 'workforce.promote', around: areaPath ?? root.path },
          subject: id,
          data: { day: dueOn },
          cause: `${id} ${dueOn}`,
          at,
        }),
      );
      await kernel.notifier.tell(jurisdictionId, notices);
      after = found.at(-1) ?? null;
      if (found.length < step) return;
    }
  });

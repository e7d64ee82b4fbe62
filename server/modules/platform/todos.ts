import { systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { type TodoSource, todosOf } from '#kernel/todos.ts';
import { mayOperate } from './policy.ts';
import { firstSteps } from './queries/readiness.ts';
import { countHeld } from './store/deliveries.ts';

/** What the running of the program asks of a system administrator: parked deliveries, and steps without which the jurisdiction cannot work. */
export const platformTodos = (kernel: Kernel): TodoSource => ({
  kinds: ['platform.delivery', 'platform.first_step'],
  of: async (viewer, asked) => {
    if (!mayOperate(viewer)) return { items: [], counts: {} };
    const [{ parked }, { steps }] = await Promise.all([
      kernel.db.read(systemAccess(viewer.jurisdictionId), (tx) => countHeld(tx, viewer.jurisdictionId)),
      firstSteps(kernel, viewer, 'zh-CN'),
    ]);
    const bare = { title: null, area: null, dueAt: null };
    return todosOf(
      [
        ...(parked > 0 ? [{ ...bare, kind: 'platform.delivery', id: 'deliveries', light: 'red' as const, data: { count: parked } }] : []),
        ...steps
          .filter(({ problems }) => problems.some(({ state }) => state === 'fail'))
          .map(({ step }) => ({ ...bare, kind: 'platform.first_step', id: step, light: 'none' as const, data: { step } })),
      ],
      asked,
    );
  },
});

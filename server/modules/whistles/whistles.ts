import type { Kernel } from '#kernel/kernel.ts';
import { exportWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import type { Context } from './context.ts';
import { showWhistles } from './live.ts';
import { seesWhistle } from './policy.ts';
import { type RecordsAsked, recordSheet } from './queries/records.ts';
import { whistleTodos } from './queries/todos.ts';
import { rulesKind } from './rules.ts';
import { callsOf } from './store/calls.ts';
import { findWhistle } from './store/whistles.ts';

export interface Whistles {
  /** For this module's routes and jobs. */
  readonly context: Context;
  readonly sheet: WorkKind<RecordsAsked, undefined>;
}

/** Opens the module. */
export const createWhistles = (kernel: Kernel, services: Omit<Context, 'kernel'>): Whistles => {
  const context: Context = { kernel, ...services };
  showWhistles(kernel);
  kernel.definitions.add(rulesKind);
  kernel.todos.add(whistleTodos(context));
  kernel.files.owner('whistle', {
    mayRead: async (tx, viewer, id) => {
      const whistle = await findWhistle(tx, id);
      if (!whistle) return false;
      const called = (await callsOf(tx, [id])).map(({ organisationId }) => organisationId);
      return seesWhistle(viewer, whistle, called);
    },
  });
  return {
    context,
    sheet: exportWork(kernel, 'whistles.export', (viewer, asked: RecordsAsked, _, signal) => recordSheet(context, viewer, asked, signal)),
  };
};

import type { Kernel } from '#kernel/kernel.ts';
import type { Services } from '#kernel/module.ts';
import { exportWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import type { Context } from './context.ts';
import { mayRead } from './policy.ts';
import { fileOwner } from './queries/present.ts';
import { honourSheet } from './queries/sheet.ts';
import { honourTodos } from './queries/todos.ts';
import { findAppraisal } from './store/appraisals.ts';
import { honourUse, objectionHolder } from './uses.ts';

/** Honours; no other module asks for them. */
export interface Honours {
  /** For this module's routes. */
  readonly context: Context;
  readonly sheet: WorkKind<{ roundId: string }, undefined>;
}

/** Opens the module. */
export const createHonours = (kernel: Kernel, { territory, persons }: Pick<Services, 'territory' | 'persons'>): Honours => {
  const context: Context = { kernel, territory };
  kernel.todos.add(honourTodos(context));
  persons.uses.add(honourUse);
  persons.holders.add(objectionHolder);
  kernel.files.owner(fileOwner, {
    mayRead: async (tx, viewer, id) => {
      const found = await findAppraisal(tx, id);
      return found !== null && mayRead(viewer, found.areaPath);
    },
  });
  return {
    context,
    sheet: exportWork(kernel, 'honours.export', (viewer, { roundId }: { roundId: string }, _, signal) =>
      honourSheet(context, viewer, roundId, signal),
    ),
  };
};

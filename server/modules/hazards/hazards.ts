import type { Viewer } from '#contract/accounts/viewer.ts';
import type { HazardImport } from '#contract/hazards/api.ts';
import type { Command } from '#kernel/command.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { exportWork, type ImportAsked, importWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import { importHazards } from './commands/import.ts';
import { enterHazard, type Body as NewHazard } from './commands/register.ts';
import { addConditions } from './conditions.ts';
import { type Context, eyeOf } from './context.ts';
import { noticePaper } from './paper.ts';
import { handles, seesHazard } from './policy.ts';
import { hazardTodos, type LedgerAsked } from './queries/list.ts';
import { hazardSheet } from './queries/sheet.ts';
import { findHazard } from './store/hazards.ts';

export interface Hazards {
  /**
   * Asked before a transaction: lets somebody enter a hazard in a command of another module, by their own rights; null where they keep no ledger there.
   * @throws what entering one throws
   */
  entering(viewer: Viewer, areaPath: string): Promise<((running: Command, hazard: NewHazard) => Promise<void>) | null>;
  /** For this module's routes. */
  readonly context: Context;
  readonly sheets: { readonly import: WorkKind<ImportAsked, HazardImport>; readonly export: WorkKind<LedgerAsked, undefined> };
}

/** Opens the module. */
export const createHazards = (kernel: Kernel, services: Omit<Context, 'kernel'>): Hazards => {
  const context: Context = { kernel, ...services };
  addConditions(context.cases);
  context.documents.sources.add(noticePaper((viewer) => eyeOf(context, viewer)));
  kernel.todos.add(hazardTodos(context));
  kernel.files.owner('hazard', {
    mayRead: async (tx, viewer, id) => {
      const hazard = await findHazard(tx, id);
      return hazard !== null && seesHazard(viewer, hazard);
    },
  });
  return {
    entering: async (viewer, areaPath) => {
      if (!handles(viewer, areaPath)) return null;
      const eye = await eyeOf(context, viewer);
      return (running, hazard) => enterHazard(eye, running, hazard);
    },
    context,
    sheets: {
      import: importWork(kernel, 'hazards.import', (viewer, given) => importHazards(context, viewer, given)),
      export: exportWork(kernel, 'hazards.export', (viewer, asked: LedgerAsked, _, signal) => hazardSheet(context, viewer, asked, signal)),
    },
  };
};

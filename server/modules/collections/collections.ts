import type { SheetImport } from '#contract/collections/sheets.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { exportWork, type ImportAsked } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import { importSheets } from './commands/import-sheets.ts';
import { type Context, sheetSubject } from './context.ts';
import { followAreas } from './follow-areas.ts';
import { showTasks } from './live.ts';
import { taskBook } from './queries/book.ts';

type OfTask = { readonly taskId: string };
/** Collection tasks as other modules ask for them. */
export interface Collections {
  /** For this module's routes. */
  readonly context: Context;
  readonly sheets: { readonly import: WorkKind<ImportAsked & OfTask, SheetImport>; readonly export: WorkKind<OfTask, undefined> };
}

/** Opens the module. What a task asks is a demand like any other; a sheet handed in is its answer. */
export const createCollections = (kernel: Kernel, services: Omit<Context, 'kernel'>): Collections => {
  const context: Context = { kernel, ...services };
  services.demands.subjects.add({ type: sheetSubject, todo: 'collections.sheet', answeredByAct: true });
  followAreas(context);
  showTasks(kernel);
  return {
    context,
    sheets: {
      import: kernel.work.kind<ImportAsked & OfTask, SheetImport>({
        kind: 'collections.import',
        run: async ({ viewer, input, file, language, signal }) => ({
          answer: await importSheets(context, viewer, { ...input, bytes: file, language, signal }),
        }),
      }),
      export: exportWork(kernel, 'collections.export', (viewer, asked: OfTask, _, signal) =>
        taskBook(context, viewer, asked.taskId, signal),
      ),
    },
  };
};

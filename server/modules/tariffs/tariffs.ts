import type { TariffImport } from '#contract/tariffs/api.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { exportWork, type ImportAsked } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import { followReplaced } from '#modules/territory/index.ts';
import { importTariffs } from './commands/import.ts';
import type { Context } from './context.ts';
import { followCases } from './follow.ts';
import { type SheetAsked, tariffSheet } from './queries/sheet.ts';
import { tariffTodos } from './queries/todos.ts';
import { moveItems } from './store/items.ts';

type Asked = ImportAsked & { readonly company: string };

export interface Tariffs {
  /** For this module's routes. */
  readonly context: Context;
  readonly sheets: { readonly import: WorkKind<Asked, TariffImport>; readonly export: WorkKind<SheetAsked, undefined> };
}

/** Opens the module. */
export const createTariffs = (kernel: Kernel, services: Omit<Context, 'kernel'>): Tariffs => {
  const context: Context = { kernel, ...services };
  followCases(context);
  kernel.todos.add(tariffTodos(context));
  followReplaced(kernel, 'tariffs.follow_areas', 'tariffs.moved', async (tx, { from, to }) => {
    const moved = await moveItems(tx, from, to);
    return moved === 0 ? null : { moved };
  });
  return {
    context,
    sheets: {
      import: kernel.work.kind<Asked, TariffImport>({
        kind: 'tariffs.import',
        run: async ({ viewer, input, file, language, signal, reached }) => ({
          answer: await importTariffs(context, viewer, { ...input, bytes: file, language, signal, reached }),
        }),
      }),
      export: exportWork(kernel, 'tariffs.export', (viewer, asked: SheetAsked, _, signal) => tariffSheet(context, viewer, asked, signal)),
    },
  };
};

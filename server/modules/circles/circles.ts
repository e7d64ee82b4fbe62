import type { MerchantImport } from '#contract/circles/api.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { exportWork, type ImportAsked, importWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import { importMerchants } from './commands/import.ts';
import type { Context } from './context.ts';
import { merchantLayer } from './layers.ts';
import { circleTodos, type MerchantsAsked } from './queries/list.ts';
import { merchantSheet } from './queries/sheet.ts';

export interface Circles {
  /** For this module's routes. */
  readonly context: Context;
  readonly sheets: { readonly import: WorkKind<ImportAsked, MerchantImport>; readonly export: WorkKind<MerchantsAsked, undefined> };
}

/** Opens the module. */
export const createCircles = (kernel: Kernel, services: Omit<Context, 'kernel'>): Circles => {
  const context: Context = { kernel, ...services };
  kernel.todos.add(circleTodos(context));
  context.map.layers.add(merchantLayer(kernel));
  return {
    context,
    sheets: {
      import: importWork(kernel, 'circles.import', (viewer, given) => importMerchants(context, viewer, given)),
      export: exportWork(kernel, 'circles.export', (viewer, asked: MerchantsAsked, _, signal) =>
        merchantSheet(context, viewer, asked, signal),
      ),
    },
  };
};

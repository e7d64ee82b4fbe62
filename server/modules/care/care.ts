import type { CareImport } from '#contract/care/records.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { exportWork, type ImportAsked, importWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import { type CareSheetAsked, careWorkbook } from './commands/export-care.ts';
import { importCare } from './commands/import-care.ts';
import type { Context } from './context.ts';
import { followVisits } from './follow.ts';
import { type SheetAsked, settlementWorkbook } from './queries/settlement.ts';
import { careTodos } from './queries/todos.ts';
import { tiersKind } from './tiers.ts';
import { cardHolder, cardUse, recordHolder, recordUse, resealCards, resealRecords } from './uses.ts';

export interface Care {
  /** For this module's routes and jobs. */
  readonly context: Context;
  readonly sheets: { readonly import: WorkKind<ImportAsked, CareImport>; readonly export: WorkKind<CareSheetAsked, undefined> };
  readonly settlementSheet: WorkKind<SheetAsked, undefined>;
}

/** Opens the module: records and cards hang on persons and rest on their consent. */
export const createCare = (kernel: Kernel, services: Omit<Context, 'kernel'>): Care => {
  const context: Context = { kernel, ...services };
  kernel.definitions.add(tiersKind);
  kernel.todos.add(careTodos(context));
  followVisits(context);
  for (const use of [recordUse, cardUse]) context.persons.uses.add(use(context));
  for (const holder of [recordHolder, cardHolder]) context.persons.holders.add(holder(context));
  for (const reseal of [resealRecords, resealCards])
    kernel.keys.add({ of: 'jurisdiction', reseal: (scope, ring, limit) => reseal(kernel, scope, ring, limit) });
  return {
    context,
    sheets: {
      import: importWork(kernel, 'care.import', (viewer, given) => importCare(context, viewer, given)),
      export: exportWork(kernel, 'care.export', (viewer, asked: CareSheetAsked, _, signal) => careWorkbook(context, viewer, asked, signal)),
    },
    settlementSheet: exportWork(kernel, 'care.settlement', (viewer, asked: SheetAsked, _, signal) =>
      settlementWorkbook(context, viewer, asked, signal),
    ),
  };
};

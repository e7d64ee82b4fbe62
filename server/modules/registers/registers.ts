import type { RegisterImport } from '#contract/registers/api.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Services } from '#kernel/module.ts';
import { exportWork, type ImportAsked } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import type { Persons } from '#modules/persons/index.ts';
import { importRows } from './commands/import-rows.ts';
import { settleVersions } from './commands/settle-all.ts';
import { type Context, createRegisterBook } from './context.ts';
import { registerKind } from './kind.ts';
import { offerMeasures, offerScores } from './measures.ts';
import { rowHolder } from './own-data.ts';
import { addOwners } from './owners.ts';
import { rowReference } from './queries/choose.ts';
import { findRows } from './queries/find.ts';
import { reminderTodos } from './queries/reminders.ts';
import { registerSheet, type SheetAsked } from './queries/sheet.ts';
import { expiryTodos } from './queries/todos.ts';
import { reseal } from './resealing.ts';
import { followAreas, followNames, rowUse } from './uses.ts';

/** Registers as other modules ask for them. */
export interface Registers {
  /** For this module's routes. */
  readonly context: Context;
  readonly sheets: {
    readonly import: WorkKind<ImportAsked & { readonly code: string; readonly name?: string }, RegisterImport>;
    readonly export: WorkKind<SheetAsked, undefined>;
  };
}

type Needed = Omit<Context, 'kernel' | 'register' | 'all' | 'web'> & {
  readonly persons: Persons;
  readonly comments: Pick<Services['comments'], 'owner'>;
  readonly coverage: Pick<Services['coverage'], 'measures'>;
  readonly scorecards: Pick<Services['scorecards'], 'measures'>;
};

/** Opens the module. */
export const createRegisters = (kernel: Kernel, { persons, comments, coverage, scorecards, ...services }: Needed): Registers => {
  const context: Context = { kernel, ...services, ...createRegisterBook({ kernel }) };
  kernel.definitions.add(registerKind);
  kernel.keys.add({ of: 'jurisdiction', reseal: (scope, ring, limit) => reseal(kernel, scope, ring, limit) });
  persons.uses.add(rowUse(context));
  persons.holders.add(rowHolder(kernel));
  followAreas(context);
  followNames(context);
  addOwners(context, comments);
  settleVersions(context);
  offerMeasures(context, coverage);
  offerScores(context, scorecards);
  kernel.todos.add(expiryTodos(context));
  kernel.todos.add(reminderTodos(context));
  kernel.search.add(findRows(context));
  kernel.references.add('row', rowReference(context));
  return {
    context,
    sheets: {
      import: kernel.work.kind<ImportAsked & { readonly code: string; readonly name?: string }, RegisterImport>({
        kind: 'registers.import',
        run: async ({ viewer, input, file, language, signal, reached }) => ({
          answer: await importRows(context, viewer, { ...input, bytes: file, language, signal, reached }),
        }),
      }),
      export: exportWork(kernel, 'registers.export', (viewer, asked: SheetAsked, _, signal) =>
        registerSheet(context, viewer, asked, signal),
      ),
    },
  };
};

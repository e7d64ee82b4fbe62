import { systemAccess } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { exportWork, type ImportAsked } from '#kernel/sheets/work.ts';
import type { Territory } from '#modules/territory/index.ts';
import { importPersons } from './commands/import-persons.ts';
import type { Context, DataHolder, PersonUse } from './context.ts';
import { findPeople } from './queries/find.ts';
import { personSheet } from './queries/sheet.ts';
import { personTodos } from './queries/todos.ts';
import { personReference } from './reference.ts';
import { reseal } from './store/reseal.ts';
import { registerUse } from './uses.ts';

/** Persons as other modules ask for them; what they do inside a transaction are functions of the door. */
export interface Persons {
  /** What modules hang on persons; each adds its own when it opens. */
  readonly uses: { add(use: PersonUse): void };
  /** What modules hold of people beside that, for copies and erasures. */
  readonly holders: { add(holder: DataHolder): void };
  readonly sheets: ReturnType<typeof sheetWork>;
  /** For this module's routes and jobs. */
  readonly context: Context;
}

/** The register as a workbook, both ways, as long work. */
const sheetWork = (context: Context) => ({
  import: context.kernel.work.kind<ImportAsked & { area: string }, Awaited<ReturnType<typeof importPersons>>>({
    kind: 'persons.import',
    run: async ({ viewer, input, file, language, signal, reached }) => ({
      answer: await importPersons(context, viewer, { ...input, bytes: file, language, signal, reached }),
    }),
  }),
  export: exportWork(context.kernel, 'persons.export', (viewer, asked: Parameters<typeof personSheet>[2], _, signal) =>
    personSheet(context, viewer, asked, signal),
  ),
});

export const createPersons = (kernel: Kernel, territory: Territory): Persons => {
  const uses: PersonUse[] = [registerUse];
  const holders: DataHolder[] = [];
  const context: Context = { kernel, territory, uses, holders };
  kernel.search.add(findPeople(context));
  kernel.references.add('person', personReference(context));
  kernel.keys.add({
    of: 'jurisdiction',
    reseal: (scope, ring, limit) => kernel.db.write(systemAccess(scope), (tx) => reseal(tx, ring, limit)),
  });
  kernel.todos.add(personTodos(context));
  return {
    uses: { add: (use) => void uses.push(use) },
    holders: { add: (holder) => void holders.push(holder) },
    context,
    sheets: sheetWork(context),
  };
};

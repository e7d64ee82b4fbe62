import type { Tx } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { exportWork, type ImportAsked } from '#kernel/sheets/work.ts';
import type { Accounts } from '#modules/accounts/index.ts';
import type { CityMap } from '#modules/map/index.ts';
import type { Organisations } from '#modules/organisations/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { importShifts } from './commands/import-shifts.ts';
import type { Context } from './context.ts';
import { addDutyLayer } from './layer.ts';
import { shiftSheet } from './queries/sheet.ts';
import { rosterTodos } from './queries/todos.ts';
import { onDutyAt } from './store/shifts.ts';

/** Rosters as other modules ask for them. */
export interface Rosters {
  /** Accounts on duty at a moment, by organisation; organisations in which nobody is on duty are absent. */
  onDuty(tx: Tx, at: Date, organisations: readonly string[]): Promise<ReadonlyMap<string, ReadonlySet<string>>>;
  /** For this module's routes and jobs. */
  readonly context: Context;
  readonly sheets: ReturnType<typeof sheetWork>;
}

/** The workbook of a roster as long work, both ways. */
const sheetWork = (context: Context) => ({
  import: context.kernel.work.kind<ImportAsked & { rosterId: string }, Awaited<ReturnType<typeof importShifts>>>({
    kind: 'rosters.import',
    run: async ({ viewer, input, file, language, signal, reached }) => ({
      answer: await importShifts(context, viewer, { ...input, bytes: file, language, signal, reached }),
    }),
  }),
  export: exportWork(context.kernel, 'rosters.export', (viewer, asked: Parameters<typeof shiftSheet>[2], _, signal) =>
    shiftSheet(context, viewer, asked, signal),
  ),
});

/** Opens the module. */
export const createRosters = (
  kernel: Kernel,
  { territory, map, organisations, accounts }: { territory: Territory; map: CityMap; organisations: Organisations; accounts: Accounts },
): Rosters => {
  const context: Context = { kernel, territory, organisations, accounts };
  kernel.todos.add(rosterTodos(context));
  addDutyLayer(kernel, map, territory);
  return {
    context,
    sheets: sheetWork(context),
    onDuty: async (tx, at, ids) => {
      const found = new Map<string, Set<string>>();
      for (const { organisationId, accountId } of ids.length === 0 ? [] : await onDutyAt(tx, at, { organisations: ids })) {
        const on = found.get(organisationId ?? '') ?? new Set();
        found.set(organisationId ?? '', on.add(accountId));
      }
      return found;
    },
  };
};

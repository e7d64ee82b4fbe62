import type { Tx } from '#kernel/db.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { exportWork, type ImportAsked } from '#kernel/sheets/work.ts';
import type { Accounts } from '#modules/accounts/index.ts';
import type { CityMap } from '#modules/map/index.ts';
import type { Organisations } from '#modules/organisations/index.ts';
import type { Territory } from '#modules/territory/index.ts';
import { importShifts } from './commands/import-shifts.ts';
import type { Context } from './context.ts';
import { followAreas } from './follow-areas.ts';
import { addDutyLayer } from './layer.ts';
import { shiftSheet } from './queries/sheet.ts';
import { rosterTodos } from './queries/todos.ts';
import { dutyOf } from './store/shifts.ts';

/**
 * Accounts on duty at a moment, by the id of their organisation or, of rosters of an area, by its path; where nobody is on duty nothing stands.
 * One statement, none where nothing is asked.
 */
export type AskDuty = (
  tx: Tx,
  at: Date,
  of: { organisations: readonly string[]; areaPaths: readonly string[] },
) => Promise<ReadonlyMap<string, ReadonlySet<string>>>;

/** Rosters as other modules ask for them. */
export interface Rosters {
  /** Prepares to ask who is on duty in a jurisdiction; await it before the transaction. */
  duty(jurisdictionId: string): Promise<AskDuty>;
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
  followAreas(context);
  return {
    context,
    sheets: sheetWork(context),
    duty: async (jurisdictionId) => {
      const snapshot = await territory.snapshot(jurisdictionId);
      return async (tx, at, { organisations, areaPaths }) => {
        const areaIds = areaPaths.flatMap((path) => snapshot.findByPath(path)?.id ?? []);
        const on = organisations.length + areaIds.length === 0 ? [] : await dutyOf(tx, at, organisations, areaIds);
        const found = new Map<string, Set<string>>();
        for (const { organisationId, areaId, accountId } of on) {
          const key = organisationId ?? snapshot.find(areaId)?.path ?? '';
          found.set(key, (found.get(key) ?? new Set()).add(accountId));
        }
        return found;
      };
    },
  };
};

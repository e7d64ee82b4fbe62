import type { PatrolSheetAsked } from '#contract/patrols/sheets.ts';
import type { Kernel } from '#kernel/kernel.ts';
import { exportWork, importWork } from '#kernel/sheets/work.ts';
import type { Coverage } from '#modules/coverage/index.ts';
import type { Field } from '#modules/field/index.ts';
import type { CityMap } from '#modules/map/index.ts';
import { checklistsKind } from './checklists.ts';
import { importPatrols } from './commands/import-patrols.ts';
import type { Context } from './context.ts';
import { followAreas } from './follow-areas.ts';
import { addPointLayer } from './layer.ts';
import { showRounds } from './live.ts';
import { patrolMeasures } from './measures.ts';
import { noteMisses } from './misses.ts';
import { patrolsInDay } from './queries/day.ts';
import { scanFiles, seesScan } from './queries/scans.ts';
import { patrolSheet, scanSheet } from './queries/sheets.ts';
import { patrolTodos } from './queries/todos.ts';
import { findScan, forgetWalkers } from './store/scans.ts';

export interface Patrols {
  /** For this module's routes. */
  readonly context: Context;
  readonly sheets: ReturnType<typeof sheetWork>;
}

/** Its workbooks as long work. */
const sheetWork = (context: Context) => ({
  import: importWork(context.kernel, 'patrols.import', (viewer, given) => importPatrols(context, viewer, given)),
  export: exportWork(context.kernel, 'patrols.export', (viewer, asked: PatrolSheetAsked, _, signal) =>
    patrolSheet(context, viewer, asked, signal),
  ),
  scans: exportWork(context.kernel, 'patrols.scans', (viewer, asked: PatrolSheetAsked, _, signal) =>
    scanSheet(context, viewer, asked, signal),
  ),
});

/** Opens the module. */
export const createPatrols = (
  kernel: Kernel,
  {
    map,
    field,
    coverage,
    ...services
  }: Omit<Context, 'kernel'> & { readonly map: CityMap; readonly field: Field; readonly coverage: Coverage },
): Patrols => {
  const context: Context = { kernel, ...services };
  kernel.definitions.add(checklistsKind);
  kernel.todos.add(patrolTodos(context));
  context.activities.forgetting.add(forgetWalkers);
  context.activities.acts.kind({ what: 'patrols.scan', words: 'patrols-phone:patrols.act', page: () => '/patrols/mine' });
  kernel.files.owner(scanFiles, {
    mayRead: async (tx, viewer, id) => {
      const scan = await findScan(tx, id);
      return scan !== null && seesScan(viewer, scan);
    },
  });
  addPointLayer(map, context.places);
  field.day.add(patrolsInDay(context));
  for (const measure of patrolMeasures) coverage.measures.add(measure);
  showRounds(kernel);
  noteMisses(context);
  followAreas(context);
  return { context, sheets: sheetWork(context) };
};

import type { FindingImport } from '#contract/inspections/api.ts';
import { pathOfCode } from '#contract/territory/levels.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Services } from '#kernel/module.ts';
import { exportWork, type ImportAsked, importWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import { followReplaced } from '#modules/territory/index.ts';
import { importFindings } from './commands/import.ts';
import type { Context } from './context.ts';
import { inspectionMeasures } from './measures.ts';
import { sees } from './policy.ts';
import { type FindingsAsked, inspectionTodos } from './queries/list.ts';
import { findingFiles } from './queries/present.ts';
import { findingSheet } from './queries/sheet.ts';
import { sheetKind } from './sheet-kind.ts';
import { findFinding, moveFindings } from './store/findings.ts';

export interface Inspections {
  /** For this module's routes. */
  readonly context: Context;
  readonly sheet: WorkKind<FindingsAsked, undefined>;
  readonly importing: WorkKind<ImportAsked, FindingImport>;
}

/** Opens the module. */
export const createInspections = (
  kernel: Kernel,
  { scorecards, ...services }: Omit<Context, 'kernel'> & Pick<Services, 'scorecards'>,
): Inspections => {
  const context: Context = { kernel, ...services };
  kernel.definitions.add(sheetKind);
  kernel.todos.add(inspectionTodos(context));
  kernel.files.owner(findingFiles, {
    mayRead: async (tx, viewer, id) => {
      const finding = await findFinding(tx, id);
      return finding !== null && sees(viewer, finding);
    },
  });
  for (const measure of inspectionMeasures) scorecards.measures.add(measure);
  followReplaced(kernel, 'inspections.follow_areas', 'inspections.moved', async (tx, { from, to }) => {
    const moved = await moveFindings(tx, pathOfCode(from), pathOfCode(to));
    return moved === 0 ? null : { moved };
  });
  return {
    context,
    sheet: exportWork(kernel, 'inspections.export', (viewer, asked: FindingsAsked, _, signal) =>
      findingSheet(context, viewer, asked, signal),
    ),
    importing: importWork(kernel, 'inspections.import', (viewer, given) => importFindings(context, viewer, given)),
  };
};

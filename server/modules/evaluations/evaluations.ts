import type { PairImport } from '#contract/evaluations/api.ts';
import type { Kernel } from '#kernel/kernel.ts';
import type { Services } from '#kernel/module.ts';
import { exportWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import { importPairs, type PairsAsked } from './commands/import.ts';
import type { Context } from './context.ts';
import { grounded, rated } from './measures.ts';
import { pairSheet, resultSheet } from './queries/sheet.ts';
import { evaluationTodos } from './queries/todos.ts';

interface OfOne {
  readonly evaluationId: string;
}
/** Evaluations: other modules ask scorecards for what came of them. */
export interface Evaluations {
  /** For this module's routes. */
  readonly context: Context;
  readonly sheets: {
    readonly results: WorkKind<OfOne, undefined>;
    readonly pairs: WorkKind<OfOne, undefined>;
    readonly import: WorkKind<PairsAsked, PairImport>;
  };
}

/** Opens the module. */
export const createEvaluations = (
  kernel: Kernel,
  { territory, organisations, scorecards }: Pick<Services, 'territory' | 'organisations' | 'scorecards'>,
): Evaluations => {
  const context: Context = { kernel, territory, organisations };
  scorecards.measures.add(rated);
  scorecards.measures.add(grounded);
  kernel.todos.add(evaluationTodos(context));
  return {
    context,
    sheets: {
      results: exportWork(kernel, 'evaluations.results', (viewer, { evaluationId }: OfOne, _, signal) =>
        resultSheet(context, viewer, evaluationId, signal),
      ),
      pairs: exportWork(kernel, 'evaluations.pairs', (viewer, { evaluationId }: OfOne, _, signal) =>
        pairSheet(context, viewer, evaluationId, signal),
      ),
      import: kernel.work.kind<PairsAsked, PairImport>({
        kind: 'evaluations.import',
        run: async ({ viewer, input, file, language, signal }) => ({
          answer: await importPairs(context, viewer, { ...input, bytes: file, language, signal }),
        }),
      }),
    },
  };
};

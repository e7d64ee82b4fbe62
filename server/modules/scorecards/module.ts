import { defineModule } from '#kernel/module.ts';
import { exportWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import { cardKind } from './card-kind.ts';
import type { Context } from './context.ts';
import { createLiveRuns } from './live.ts';
import { bulletinWorkbook } from './queries/bulletin-files.ts';
import { type RunAsked, runSheet } from './queries/sheet.ts';
import { scorecardTodos } from './queries/todos.ts';
import { scorecardRoutes } from './routes.ts';
import { createSettlements, type Settlements } from './settled.ts';
import { createSources, type Sources } from './sources.ts';
import { addOwnSubjects } from './subjects.ts';

/** What other modules offer to scorecards, and learn from them. */
export interface Scorecards extends Settlements {
  readonly measures: Pick<Sources, 'add' | 'source' | 'addSubjects'>;
  /** For this module's routes and jobs. */
  readonly context: Context;
  readonly sheet: WorkKind<RunAsked, undefined>;
  readonly bulletin: WorkKind<{ readonly bulletinId: string }, undefined>;
}

declare module '#kernel/module.ts' {
  interface Services {
    scorecards: Scorecards;
  }
}

export default defineModule({
  name: 'scorecards',
  needs: ['territory', 'organisations'],
  create: (kernel, { territory, organisations }): Scorecards => {
    const sources = createSources();
    addOwnSubjects(sources, territory, organisations);
    kernel.definitions.add(cardKind(sources));
    const settlements = createSettlements(sources);
    const context: Context = { kernel, territory, sources, live: createLiveRuns(kernel.db, sources), tellSettled: settlements.tell };
    kernel.todos.add(scorecardTodos(context));
    const sheet = exportWork(kernel, 'scorecards.export', (viewer, asked: RunAsked, _, signal) => runSheet(context, viewer, asked, signal));
    const bulletin = exportWork(kernel, 'scorecards.bulletin', (viewer, asked: { readonly bulletinId: string }, _, signal) =>
      bulletinWorkbook(context, viewer, asked.bulletinId, signal),
    );
    return { ...settlements, measures: sources, context, sheet, bulletin };
  },
  routes: (app, _, scorecards) => scorecardRoutes(app, scorecards),
});

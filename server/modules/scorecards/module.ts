import { defineModule } from '#kernel/module.ts';
import { exportWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import { cardKind } from './card-kind.ts';
import type { Context } from './context.ts';
import { createLiveRuns } from './live.ts';
import { type RunAsked, runSheet } from './queries/sheet.ts';
import { scorecardTodos } from './queries/todos.ts';
import { scorecardRoutes } from './routes.ts';
import { createSources, type Sources } from './sources.ts';
import { addOwnSubjects } from './subjects.ts';

/** What other modules offer to scorecards. */
export interface Scorecards {
  readonly measures: Pick<Sources, 'add' | 'addSubjects'>;
  /** For this module's routes and jobs. */
  readonly context: Context;
  readonly sheet: WorkKind<RunAsked, undefined>;
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
    const context: Context = { kernel, territory, sources, live: createLiveRuns(kernel.db, sources) };
    kernel.todos.add(scorecardTodos(context));
    const sheet = exportWork(kernel, 'scorecards.export', (viewer, asked: RunAsked, _, signal) => runSheet(context, viewer, asked, signal));
    return { measures: sources, context, sheet };
  },
  routes: (app, _, scorecards) => scorecardRoutes(app, scorecards),
});

import { defineModule } from '#kernel/module.ts';
import { cardKind } from './card-kind.ts';
import type { Context } from './context.ts';
import { scorecardTodos } from './queries/todos.ts';
import { scorecardRoutes } from './routes.ts';
import { createSources, type Sources } from './sources.ts';
import { addOwnSubjects } from './subjects.ts';

/** What other modules offer to scorecards. */
export interface Scorecards {
  readonly measures: Pick<Sources, 'add' | 'addSubjects'>;
  /** For this module's routes and jobs. */
  readonly context: Context;
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
    const context: Context = { kernel, territory, sources };
    kernel.todos.add(scorecardTodos(context));
    return { measures: sources, context };
  },
  routes: (app, _, { context }) => scorecardRoutes(app, context),
});

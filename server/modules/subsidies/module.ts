import { defineModule } from '#kernel/module.ts';
import { exportWork } from '#kernel/sheets/work.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import type { Context } from './context.ts';
import { treasurySheet } from './queries/sheet.ts';
import { subsidyTodos } from './queries/todos.ts';
import { subsidyRoutes } from './routes.ts';
import { schemeKind } from './scheme-kind.ts';

export interface Subsidies {
  readonly context: Context;
  readonly sheet: WorkKind<{ readonly runId: string }, undefined>;
}

declare module '#kernel/module.ts' {
  interface Services {
    subsidies: Subsidies;
  }
}

export default defineModule({
  name: 'subsidies',
  needs: ['territory', 'organisations', 'registers', 'scorecards'],
  create: (kernel, { territory, organisations, registers, scorecards }): Subsidies => {
    const context: Context = { kernel, territory, organisations, registers, scorecards };
    kernel.definitions.add(schemeKind);
    kernel.todos.add(subsidyTodos(context));
    const sheet = exportWork(kernel, 'subsidies.export', (viewer, { runId }: { readonly runId: string }, _, signal) =>
      treasurySheet(context, viewer, runId, signal),
    );
    return { context, sheet };
  },
  routes: (app, _, subsidies) => subsidyRoutes(app, subsidies),
});

import type { Kernel } from '#kernel/kernel.ts';
import { defineModule } from '#kernel/module.ts';
import type { Territory } from '#modules/territory/index.ts';
import { drawingJobs } from './jobs.ts';
import { drawingRoutes } from './routes.ts';
import { draftTodos } from './todos.ts';

declare module '#kernel/module.ts' {
  interface Services {
    drawing: { readonly kernel: Kernel; readonly territory: Territory };
  }
}

export default defineModule({
  name: 'drawing',
  needs: ['territory'],
  create: (kernel, { territory }) => {
    const context = { kernel, territory };
    kernel.todos.add(draftTodos(context));
    return context;
  },
  routes: (app, _, context) => drawingRoutes(app, context),
  jobs: drawingJobs,
});

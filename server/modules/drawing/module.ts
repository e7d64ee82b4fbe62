import type { Kernel } from '#kernel/kernel.ts';
import { defineModule } from '#kernel/module.ts';
import type { Territory } from '#modules/territory/index.ts';
import { drawingJobs } from './jobs.ts';
import { drawingRoutes } from './routes.ts';
import { findDraft } from './store/drafts.ts';
import { draftTodos } from './todos.ts';

declare module '#kernel/module.ts' {
  interface Services {
    drawing: { readonly kernel: Kernel; readonly territory: Territory };
  }
}

export default defineModule({
  name: 'drawing',
  needs: ['territory', 'comments'],
  create: (kernel, { territory, comments }) => {
    const context = { kernel, territory };
    kernel.todos.add(draftTodos(context));
    comments.owner('area_draft', {
      permission: 'drawing.read',
      notice: 'drawing.comment',
      find: async (tx, id) => {
        const draft = await findDraft(tx, id);
        return draft && { areaPath: draft.areaPath, open: draft.state !== 'discarded' };
      },
    });
    return context;
  },
  routes: (app, _, context) => drawingRoutes(app, context),
  jobs: drawingJobs,
});

import { defineModule } from '#kernel/module.ts';
import { drawingSubject } from './asked.ts';
import { drawingJobs } from './jobs.ts';
import type { DraftContext } from './queries/drafts.ts';
import { drawingRoutes } from './routes.ts';
import { findDraft } from './store/drafts.ts';
import { draftTodos } from './todos.ts';

declare module '#kernel/module.ts' {
  interface Services {
    drawing: DraftContext;
  }
}

export default defineModule({
  name: 'drawing',
  needs: ['territory', 'comments', 'demands'],
  create: (kernel, { territory, comments, demands }) => {
    const context = { kernel, territory, demands };
    demands.subjects.add({ type: drawingSubject, todo: 'drawing.asked', answeredByAct: true });
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

import { listTodos, search } from '#contract/workbench/api.ts';
import { route } from '#kernel/http.ts';
import { defineModule } from '#kernel/module.ts';

export default defineModule({
  name: 'workbench',
  needs: [],
  routes: (app, kernel) => {
    route(app, listTodos, ({ viewer, query }) => kernel.todos.of(viewer, query));
    route(app, search, async ({ viewer, query }) => ({ groups: await kernel.search.of(viewer, query.q) }));
  },
});

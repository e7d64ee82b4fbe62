import { defineModule } from '#kernel/module.ts';
import { platformRoutes } from './routes.ts';
import { platformTodos } from './todos.ts';

export default defineModule({
  name: 'platform',
  needs: [],
  create: (kernel) => {
    kernel.todos.add(platformTodos(kernel));
  },
  routes: platformRoutes,
});

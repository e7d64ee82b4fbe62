import { defineModule } from '#kernel/module.ts';
import { platformRoutes } from './routes.ts';

export default defineModule({
  name: 'platform',
  needs: [],
  routes: platformRoutes,
});

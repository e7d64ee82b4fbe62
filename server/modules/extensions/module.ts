import { defineModule } from '#kernel/module.ts';
import type { Extensions } from './context.ts';
import { createExtensions } from './extensions.ts';
import { extensionRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    extensions: Extensions;
  }
}

export default defineModule({
  name: 'extensions',
  needs: ['accounts', 'cases'],
  create: createExtensions,
  routes: (app, _, extensions) => extensionRoutes(app, extensions),
});

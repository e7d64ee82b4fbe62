import { defineModule } from '#kernel/module.ts';
import type { Extensions } from './context.ts';
import { createExtensions } from './extensions.ts';
import { extensionRoutes } from './routes.ts';
import { heldExtensions } from './store/held.ts';

declare module '#kernel/module.ts' {
  interface Services {
    extensions: Extensions;
  }
}

export default defineModule({
  name: 'extensions',
  needs: ['accounts', 'cases', 'archive'],
  create: (kernel, { archive, ...services }) => {
    archive.holdings.addRows(heldExtensions);
    return createExtensions(kernel, services);
  },
  routes: (app, _, extensions) => extensionRoutes(app, extensions),
});

import { defineModule } from '#kernel/module.ts';
import { createPacks, type Packs } from './packs.ts';
import { packRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    packs: Packs;
  }
}

export default defineModule({
  name: 'packs',
  needs: [],
  create: (kernel) => createPacks(kernel),
  routes: (app, _, packs) => packRoutes(app, packs),
});

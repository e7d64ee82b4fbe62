import { defineModule } from '#kernel/module.ts';
import { type Collections, createCollections } from './collections.ts';
import { collectionRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    collections: Collections;
  }
}

export default defineModule({
  name: 'collections',
  needs: ['territory', 'organisations', 'accounts', 'registers', 'demands', 'coverage', 'cases'],
  create: createCollections,
  routes: (app, _, collections) => collectionRoutes(app, collections),
  jobs: (_, { context }) => [
    { id: 'collections.remind', cron: '40 8 * * *', run: async () => (await import('./jobs/remind.ts')).remind(context) },
  ],
});

import { defineModule } from '#kernel/module.ts';
import { createDocuments, type Documents } from './documents.ts';
import { documentRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    documents: Documents;
  }
}

export default defineModule({
  name: 'documents',
  needs: [],
  create: createDocuments,
  routes: (app, _, documents) => documentRoutes(app, documents),
});

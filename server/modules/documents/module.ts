import { defineModule } from '#kernel/module.ts';
import { documentRoutes } from './routes.ts';

export default defineModule({ name: 'documents', needs: [], routes: (app, kernel) => documentRoutes(app, kernel) });

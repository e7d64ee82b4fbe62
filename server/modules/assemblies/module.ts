import { defineModule } from '#kernel/module.ts';
import { type Assemblies, createAssemblies } from './assemblies.ts';
import { assemblyRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    assemblies: Assemblies;
  }
}

export default defineModule({
  name: 'assemblies',
  needs: ['territory', 'persons', 'households'],
  create: (kernel, { territory, persons }) => createAssemblies(kernel, { territory, persons }),
  routes: (app, _, assemblies) => assemblyRoutes(app, assemblies),
});

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
  needs: ['territory', 'persons', 'households', 'votes', 'disclosures'],
  create: (kernel, { territory, persons, votes, disclosures }) => createAssemblies(kernel, { territory, persons, votes, disclosures }),
  routes: (app, _, assemblies) => assemblyRoutes(app, assemblies),
});

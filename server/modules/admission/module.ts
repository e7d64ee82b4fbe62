import { defineModule } from '#kernel/module.ts';
import { createAdmission } from './admission.ts';
import type { Admission } from './context.ts';
import { admissionRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    admission: Admission;
  }
}

export default defineModule({
  name: 'admission',
  needs: ['accounts', 'cases', 'demands'],
  create: createAdmission,
  routes: (app, _, admission) => admissionRoutes(app, admission),
});

import { defineModule } from '#kernel/module.ts';
import { createEvaluations, type Evaluations } from './evaluations.ts';
import { evaluationRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    evaluations: Evaluations;
  }
}

export default defineModule({
  name: 'evaluations',
  needs: ['territory', 'organisations', 'demands', 'scorecards'],
  create: createEvaluations,
  routes: (app, _, evaluations) => evaluationRoutes(app, evaluations),
});

import { defineModule } from '#kernel/module.ts';
import { type Circles, createCircles } from './circles.ts';
import { circleRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    circles: Circles;
  }
}

export default defineModule({
  name: 'circles',
  needs: ['territory', 'organisations', 'cases', 'map', 'places', 'offers'],
  create: (kernel, { territory, cases, map, offers }) => createCircles(kernel, { territory, cases, map, offers }),
  routes: (app, _, circles) => circleRoutes(app, circles),
});

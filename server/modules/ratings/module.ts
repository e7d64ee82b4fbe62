import { defineModule } from '#kernel/module.ts';
import { ratingJobs } from './jobs/jobs.ts';
import { ratingMeasures } from './measures.ts';
import { createRatings, type Ratings } from './ratings.ts';
import { ratingRoutes } from './routes.ts';
import { heldRatings } from './store/held.ts';

declare module '#kernel/module.ts' {
  interface Services {
    ratings: Ratings;
  }
}

export default defineModule({
  name: 'ratings',
  needs: ['territory', 'organisations', 'accounts', 'cases', 'archive', 'scorecards'],
  create: (kernel, { archive, scorecards, ...services }) => {
    archive.holdings.addRows(heldRatings);
    for (const measure of ratingMeasures) scorecards.measures.add(measure);
    return createRatings(kernel, services);
  },
  routes: (app, _, ratings) => ratingRoutes(app, ratings),
  jobs: (_, ratings) => ratingJobs(ratings),
});

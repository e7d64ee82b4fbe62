import * as api from '#contract/matching/api.ts';
import { route } from '#kernel/http.ts';
import { defineModule } from '#kernel/module.ts';
import { claim } from './commands/claim-need.ts';
import type { Matching } from './matching.ts';
import { needsPage } from './queries/lists.ts';
import { matchesOf } from './queries/match-need.ts';

declare module '#kernel/module.ts' {
  interface Services {
    matching: Matching;
  }
}

export default defineModule({
  name: 'matching',
  needs: ['registers', 'territory', 'organisations'],
  create: (kernel, services): Matching => ({ kernel, ...services }),
  routes: (app, _, matching) => {
    route(app, api.listOpenNeeds, ({ viewer, query }) => needsPage(matching, viewer, query));
    route(app, api.matchNeed, ({ viewer, params }) => matchesOf(matching, viewer, params.needId));
    route(app, api.claimNeed, ({ viewer, params, body }) => claim(matching, viewer, params.needId, body));
  },
});

import { defineModule } from '#kernel/module.ts';
import { createProposals, type Proposals } from './proposals.ts';
import { proposalRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    proposals: Proposals;
  }
}

export default defineModule({
  name: 'proposals',
  needs: ['territory', 'persons', 'disclosures', 'votes'],
  create: createProposals,
  routes: (app, _, proposals) => proposalRoutes(app, proposals),
});

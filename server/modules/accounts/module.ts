import { defineModule } from '#kernel/module.ts';
import { type Accounts, createAccounts } from './accounts.ts';
import { accountHolder } from './own-data.ts';
import { auditRecord } from './recorded.ts';
import { accountRoutes } from './routes.ts';
import { managerSubjects, postSubjects } from './scored-posts.ts';
import { accountChecks } from './self-check.ts';

declare module '#kernel/module.ts' {
  interface Services {
    accounts: Accounts;
  }
}

export default defineModule({
  name: 'accounts',
  needs: ['territory', 'organisations', 'persons', 'demands', 'field', 'scorecards'],
  create: (kernel, { territory, organisations, persons, demands, field, scorecards }) => {
    scorecards.measures.addSubjects('post', postSubjects(territory));
    scorecards.measures.addSubjects('manager', managerSubjects(organisations));
    for (const check of accountChecks({ kernel, territory })) demands.checks.add(check);
    persons.holders.add(accountHolder);
    field.recorded.add(auditRecord(kernel));
    return createAccounts(kernel, territory, organisations);
  },
  routes: accountRoutes,
  jobs: (_, accounts) => [{ id: 'people.sweep', cron: '11 3 * * *', run: () => accounts.sweep() }],
});

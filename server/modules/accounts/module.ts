import { defineModule } from '#kernel/module.ts';
import { type Accounts, createAccounts } from './accounts.ts';
import { accountHolder } from './own-data.ts';
import { accountRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    accounts: Accounts;
  }
}

export default defineModule({
  name: 'accounts',
  needs: ['territory', 'organisations', 'persons'],
  create: (kernel, { territory, organisations, persons }) => {
    persons.holders.add(accountHolder);
    return createAccounts(kernel, territory, organisations);
  },
  routes: accountRoutes,
  jobs: (_, accounts) => [{ id: 'people.sweep', cron: '11 3 * * *', run: () => accounts.sweep() }],
});

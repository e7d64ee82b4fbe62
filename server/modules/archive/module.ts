import { eachJurisdiction } from '#kernel/each-jurisdiction.ts';
import { defineModule } from '#kernel/module.ts';
import { type Archive, createArchive } from './archive.ts';
import { eraseDue } from './commands/erase-due.ts';
import { makeRoots } from './commands/make-roots.ts';
import { takeOver } from './commands/take-over.ts';
import { archiveRoutes } from './routes.ts';

declare module '#kernel/module.ts' {
  interface Services {
    archive: Archive;
  }
}

/** Goes on as long as there is something to do. */
const untilDone = async (some: () => Promise<number>): Promise<void> => {
  while ((await some()) > 0);
};

export default defineModule({
  name: 'archive',
  needs: ['territory', 'cases', 'documents'],
  create: createArchive,
  routes: (app, _, archive) => archiveRoutes(app, archive),
  jobs: (kernel, { context }) => [
    {
      id: 'archive.take_over',
      cron: '* * * * *',
      run: () => eachJurisdiction(kernel, 'archive.take_over', (id) => untilDone(() => takeOver(context, id))),
    },
    {
      id: 'archive.roots',
      cron: '*/10 * * * *',
      run: () => eachJurisdiction(kernel, 'archive.roots', (id) => untilDone(() => makeRoots(context, id))),
    },
    {
      id: 'archive.erase',
      cron: '23 3 * * *',
      run: () => eachJurisdiction(kernel, 'archive.erase', (id) => untilDone(() => eraseDue(context, id))),
    },
  ],
});

import type { Command } from 'commander';
import { openInstallation } from '#tools/installation.ts';
import { progress, report } from './output.ts';

export function register(command: Command): void {
  command
    .option('--json', 'one line of JSON: {"applied":[…]}')
    .addHelpText(
      'after',
      '\nApplies every file of database/migrations that the database does not have yet, each in a transaction of its own, and makes\nthe role linli_app. Files already applied must not have changed. Safe to run again and from several machines at once.',
    )
    .action(async (options: { json?: boolean }) => {
      const installation = await openInstallation({ log: progress });
      await installation.close();
      const { applied } = installation;
      report(options.json === true, { applied }, () =>
        applied.length > 0 ? applied.map((name) => `applied ${name}`) : ['The database is up to date.'],
      );
    });
}

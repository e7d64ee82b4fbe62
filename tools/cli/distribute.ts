import type { Command } from 'commander';
import pg from 'pg';
import { distribute, planDistribution, scriptOf } from '#tools/distribute/plan.ts';
import { openInstallation } from '#tools/installation.ts';
import { progress } from './output.ts';

export function register(command: Command): void {
  command
    .option('--apply', 'run it')
    .addHelpText(
      'after',
      '\nPrints, in order, what a PostgreSQL server with the extension Citus needs so that the rows of each jurisdiction lie on one of several\nservers; with --apply runs it. What is spread already is left out: safe to run again. One county or city never needs it; see\ndocs/operations.md for what to prepare.',
    )
    .action(async (options: { apply?: boolean }) => {
      const installation = await openInstallation({ log: progress, existing: true });
      const owner = new pg.Client({ connectionString: installation.ownerUrl });
      await owner.connect();
      try {
        const steps = await planDistribution(owner);
        if (!options.apply) {
          process.stdout.write(`${scriptOf(steps)}\n`);
          return;
        }
        const reason = await distribute(owner, steps, progress);
        process.stdout.write(`${reason ?? 'The tables are distributed by jurisdiction.'}\n`);
        if (reason !== null) process.exitCode = 1;
      } finally {
        await owner.end();
        await installation.close();
      }
    });
}

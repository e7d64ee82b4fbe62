import type { Command } from 'commander';
import { openDatabase, systemAccess } from '#kernel/db.ts';
import { putSetting } from '#kernel/settings.ts';
import { ensureDemo } from '#tools/demo/create.ts';
import { openInstallation } from '#tools/installation.ts';
import { progress, report } from './output.ts';

export function register(command: Command): void {
  command
    .option('--simulation <on|off>', 'switch the simulated accounts on or off')
    .option('--json', 'one line of JSON: {"created":bool,"simulation":bool}')
    .addHelpText(
      'after',
      '\nCreates the demo district 丽江市古城区 in an empty installation: areas, organisations, accounts, categories, rules. Where the demo\nexists already nothing is created; beside a real district it is refused. A running program notices the switch at once.',
    )
    .action(async (options: { simulation?: string; json?: boolean }) => {
      if (options.simulation !== undefined && !['on', 'off'].includes(options.simulation)) throw new Error('--simulation takes on or off');
      const installation = await openInstallation({ log: progress });
      const db = openDatabase(installation.appUrl, { max: 1 });
      try {
        const { created } = await ensureDemo({ ...installation, log: progress });
        const { rows: demos } = await db.pool.query('select from jurisdictions where demo');
        if (demos.length === 0)
          throw new Error(
            'this installation serves a real district, and the demo is kept apart from it. Name another data folder: DATA_DIR=… npm run linli -- demo',
          );
        if (options.simulation !== undefined) {
          const { rows } = await db.pool.query<{ id: string }>('select id from jurisdictions where demo');
          for (const { id } of rows)
            await db.write(systemAccess(id), (tx) =>
              putSetting(tx, { jurisdictionId: id, actorId: null, at: new Date() }, 'simulation', options.simulation === 'on'),
            );
        }
        const { rows } = await db.pool.query<{ on: boolean }>(
          "select coalesce(bool_or((settings->>'simulation')::boolean), false) as on from jurisdictions where demo",
        );
        const simulation = rows[0]?.on ?? false;
        report(options.json === true, { created, simulation }, () => [
          created ? 'The demo district was created.' : 'The demo district already exists.',
          `Simulated accounts: ${simulation ? 'on' : 'off'}.`,
        ]);
      } finally {
        await db.close();
        await installation.close();
      }
    });
}

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { explain } from './output.ts';

/** One command: its file is `tools/cli/<name>.ts` and exports `register(command)`, which adds options and the action. */
const commands: Record<string, string> = {
  start: 'Run Linli: database, schema, demo district, web server and jobs',
  setup: 'Set up a real district: areas, organisations, accounts, rules',
  migrate: 'Update the database schema',
  import: 'Import areas from registers and maps',
  locate: 'Find the area of a point, or the areas mentioned in a text',
  demo: 'Create the demo district, or switch its simulation on or off',
  replay: 'Send real messages through the public API and take every case through the case loop',
  bench: 'Run benchmarks on this machine',
  simulate: 'Play random acts against the ledger of points',
  eval: 'Evaluate suggestions on labelled data',
  verify: 'Verify the hash chain of every case',
  recount: 'Count the published bundle of a vote without a database',
  archive: 'Check sealed packages of archived cases without a database',
  backup: 'Back up database and files',
  restore: 'Restore a backup into an empty installation',
  keys: 'Show, rotate or renew the keys of personal data',
  pack: 'Packs of definitions: seal, check, list, preview, install, export',
  register: 'Tell what a workbook or CSV is, or make it a register',
  distribute: 'Show or run what distributes the tables over a Citus cluster',
  doctor: 'Check the installation and suggest fixes',
};

const { version } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string };
const program = new Command('linli')
  .description('Linli 邻理 – commands for operators.')
  .version(version)
  .option('--debug', 'show timings and full error traces')
  .option('--data-dir <folder>', 'data folder (default: DATA_DIR or .data)')
  .configureHelp({ showGlobalOptions: true })
  // one way to say where, for every command
  .hook('preAction', () => {
    const { dataDir } = program.opts<{ dataDir?: string }>();
    if (dataDir !== undefined) process.env['DATA_DIR'] = dataDir;
  })
  .addHelpText(
    'after',
    `
Environment:
  DATA_DIR          data folder (default .data): embedded database, files, secrets
  LINLI_MASTER_KEY  key of personal data instead of master.key in the data folder; LINLI_MASTER_KEY_FILE names a file
  DATABASE_URL      PostgreSQL 15–18 to use instead of the embedded one; connects as the schema owner
  APP_DATABASE_URL  with DATABASE_URL: connection of the role linli_app, if its password is managed elsewhere
  PORT, HOST        port and address of the web server (default 127.0.0.1:8080)
  LINLI_SERVICES    services of this process (default web,worker)
  PUBLIC_URL        public addresses, separated by commas, e.g. https://linli.example; https turns on secure cookies
  TRUST_PROXY       number of reverse proxies in front of the server
  LINLI_LIMITS      overrides of rate limits, see docs/operations.md
  TIANDITU_KEY      browser key for the optional Tianditu basemap`,
  );

const chosen = process.argv.slice(2).find((word, n, all) => !word.startsWith('-') && all[n - 1] !== '--data-dir');
for (const [name, summary] of Object.entries(commands)) {
  const file = path.join(import.meta.dirname, `${name}.ts`);
  if (!existsSync(file)) continue;
  const command = program.command(name).description(summary);
  // Only the command that was asked for is loaded: `--help` and small commands stay quick.
  if (name === chosen) ((await import(file)) as { register(command: Command): void }).register(command);
}

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${explain(error)}\n`);
  process.exitCode = 1;
}

import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Command } from 'commander';
import { explain } from './output.ts';

/** One command: its file is `tools/cli/<name>.ts` and exports `register(command)`, which adds options and the action. */
const commands: Record<string, string> = {
  start: 'Run Linli: database, schema, demo district, web server and jobs',
  setup: 'Set a real district up: areas, organisations, accounts, rules',
  migrate: 'Bring the database to the newest schema',
  import: 'Import areas from registers and maps',
  locate: 'Find the area of a point, or the areas a text speaks of',
  demo: 'Create the demo district, or switch its simulation',
  replay: 'Send real messages through the public API and carry every case through the loop',
  bench: 'Measure this machine',
  eval: 'Measure what is suggested on labelled data',
  verify: 'Prove the hash chain of every case',
  backup: 'Write database and files to one archive',
  restore: 'Fill an empty database from an archive',
  distribute: 'Show how a server with Citus spreads the tables by jurisdiction, or do it',
  doctor: 'Check the installation and say what to do',
};

const { version } = JSON.parse(readFileSync(path.resolve(import.meta.dirname, '../../package.json'), 'utf8')) as { version: string };
const program = new Command('linli')
  .description('Linli 邻理 – the operator’s commands.')
  .version(version)
  .option('--debug', 'show timings, and the whole trace of an error')
  .addHelpText(
    'after',
    `
Environment:
  DATA_DIR          data folder (default .data): embedded database, files, secrets
  DATABASE_URL      PostgreSQL 15–18 to use instead of the embedded one, as the owner of the schema
  APP_DATABASE_URL  with DATABASE_URL: connection of the role linli_app, where its password is managed elsewhere
  PORT, HOST        address of the web server (default 127.0.0.1:8080)
  LINLI_SERVICES    what this process runs (default web,worker)
  PUBLIC_URL        addresses people use, e.g. https://linli.example, separated by commas; https turns on secure cookies
  TRUST_PROXY       how many reverse proxies stand in front
  LINLI_LIMITS      limits set otherwise, see docs/operations.md
  TIANDITU_KEY      browser key of the optional basemap Tianditu`,
  );

const chosen = process.argv.slice(2).find((word) => !word.startsWith('-'));
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

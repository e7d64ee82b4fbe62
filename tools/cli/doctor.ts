import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from 'commander';
import pg from 'pg';
import type { Check, Finding } from '#kernel/check.ts';
import { diskFloorOf, publicUrlsOf } from '#kernel/config.ts';
import { importEach } from '#kernel/folders.ts';
import { readGateways } from '#kernel/gateways/config.ts';
import * as checks from '#tools/doctor/checks.ts';
import { dataDirOf, NoInstallation, openInstallation } from '#tools/installation.ts';
import { explain, progress, report } from './output.ts';

const usage = `
Checks the installation without changing it: Node, data folder, disk, database, durability, schema, row-level security, app role, master key,
outbox, deliveries, clocks, and whether each jurisdiction is ready for use. Each finding is ok, warn or fail, with advice. Exits with 1 if anything fails.`;

async function inspectDatabase(): Promise<Finding[]> {
  const installation = await openInstallation({ log: progress, existing: true, skipMigrations: true });
  const client = new pg.Client({ connectionString: installation.ownerUrl });
  try {
    await client.connect();
    const findings = [await checks.checkServer(client), await checks.checkSafety(client), await checks.checkMigrations(client)];
    // the others look into tables, whatever becomes of commits
    const complete = findings.every(({ check, state }) => state !== 'fail' || check === 'durability');
    const deeper = [checks.checkRowSecurity, checks.checkAppRole, checks.checkOutbox, checks.checkDeliveries, checks.checkClock];
    if (complete) findings.push(await checks.checkKeys(client, installation.masterKeys));
    for (const check of complete ? deeper : []) findings.push(await check(client));
    const modules = complete
      ? await importEach<{ default: Check }>(path.join(import.meta.dirname, '../../server/modules'), 'checks.ts')
      : new Map();
    const publicUrls = publicUrlsOf(process.env);
    const content = (key: string): Promise<Uint8Array | null> => readFile(path.join(installation.filesDir, key)).catch(() => null);
    const reach = { publicUrls, gateways: readGateways(process.env, installation.dataDir, publicUrls), content };
    for (const { default: check } of modules.values()) findings.push(...(await check(client, reach)));
    return findings;
  } finally {
    await client.end().catch(() => undefined);
    await installation.close();
  }
}

export function register(command: Command): void {
  command
    .option('--json', 'one line of JSON: {"ok":true,"findings":[{"check":…,"state":…,"detail":…,"advice":…}]}')
    .addHelpText('after', usage)
    .action(async (options: { json?: boolean }) => {
      const dataDir = dataDirOf();
      const findings = [checks.checkNode()];
      try {
        const database = await inspectDatabase();
        findings.push(checks.checkDataDir(dataDir), checks.checkDisk(dataDir, diskFloorOf(process.env)), ...database);
      } catch (error) {
        if (error instanceof NoInstallation) {
          const [detail = '', ...advice] = error.message.split(/(?<=\.) /);
          findings.push({ check: 'installation', state: 'fail', detail, advice: advice.join(' ') });
        } else
          findings.push({
            check: 'database',
            state: 'fail',
            detail: explain(error),
            advice: 'See the message above. The database log is postgres.log in the data folder.',
          });
      }
      const failed = findings.some(({ state }) => state === 'fail');
      report(options.json === true, { ok: !failed, findings }, () =>
        findings.map(({ check, state, detail, advice }) => `${state.padEnd(4)}  ${check}: ${detail}${advice ? `\n      ${advice}` : ''}`),
      );
      process.exitCode = failed ? 1 : 0;
    });
}

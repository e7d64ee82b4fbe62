import path from 'node:path';
import type { Command } from 'commander';
import { restoreBackup } from '#tools/backup/restore.ts';
import { openInstallation } from '#tools/installation.ts';
import { adoptMasterKeys } from '#tools/keys/adopt.ts';
import { adoptSessionSecret } from '#tools/secrets.ts';
import { progress, report } from './output.ts';

const usage = `
Checks every part of the backup against its manifest, restores it into the empty installation (DATA_DIR or DATABASE_URL) and updates the
schema. Linli must not be running. If the backup is damaged or the installation is not empty, nothing is changed.
A backup written with --with-key brings its master key; with any other, put master.key into the data folder before the next start.
Afterwards, "linli verify" verifies the hash chain of every case.`;

export function register(command: Command): void {
  command
    .argument('<folder>', 'folder written by "linli backup"')
    .option('--replace', 'delete the data and files the installation holds now')
    .option('--json', 'one line of JSON: {"createdAt":…,"tables":n,"rows":n,"files":n,"applied":[…]}')
    .addHelpText('after', usage)
    .action(async (folder: string, options: { replace?: boolean; json?: boolean }) => {
      const installation = await openInstallation({ log: progress, exclusive: true, skipMigrations: true });
      try {
        const { ownerUrl, appPassword, filesDir, dataDir } = installation;
        const target = { ownerUrl, appPassword, filesDir, replace: options.replace === true, log: progress };
        const { manifest, applied } = await restoreBackup(path.resolve(folder), target);
        adoptSessionSecret(dataDir, manifest.sessionSecret);
        adoptMasterKeys(path.resolve(folder), dataDir, manifest, progress);
        const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
        const result = { createdAt: manifest.createdAt, tables: manifest.tables.length, rows, files: manifest.files.count, applied };
        report(options.json === true, result, () => [
          `Restored the state of ${manifest.createdAt}: ${rows} rows, ${manifest.files.count} files.`,
        ]);
      } finally {
        await installation.close();
      }
    });
}

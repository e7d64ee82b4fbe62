import path from 'node:path';
import type { Command } from 'commander';
import { writeBackup } from '#tools/backup/write.ts';
import { openInstallation } from '#tools/installation.ts';
import { progress, report } from './output.ts';

const usage = `
Writes a consistent snapshot of all tables, the uploaded files and a manifest with row counts and hashes to a new folder. Linli may
keep running. The folder contains the session signing key, so only its owner can read it; keep it that way. Personal data in it are sealed
and open with the master key alone: keep master.key apart from backups, or add it with --with-key and guard the folder as you guard the key.
To pack it into one file: tar -czf backup.tar.gz <folder>`;

export function register(command: Command): void {
  const name = () => `linli-backup-${new Date().toISOString().slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-')}`;
  command
    .argument('[folder]', 'folder to write, which must not exist yet (default: linli-backup-<time>)')
    .option('--with-key', 'put the master key into the backup: whoever has the folder can read everything')
    .option('--json', 'one line of JSON: {"folder":…,"tables":n,"rows":n,"files":n,"bytes":n}')
    .addHelpText('after', usage)
    .action(async (given: string | undefined, options: { json?: boolean; withKey?: boolean }) => {
      const folder = path.resolve(given ?? name());
      const installation = await openInstallation({ log: progress, existing: true, skipMigrations: true });
      try {
        const { tables, files } = await writeBackup(installation, folder, progress, options.withKey === true);
        const rows = tables.reduce((sum, table) => sum + table.rows, 0);
        const bytes = tables.reduce((sum, table) => sum + table.bytes, files.bytes);
        report(options.json === true, { folder, tables: tables.length, rows, files: files.count, bytes }, () => [
          `${folder}: ${rows} rows of ${tables.length} tables, ${files.count} files, ${(bytes / 1e6).toFixed(1)} MB`,
        ]);
      } finally {
        await installation.close();
      }
    });
}

import type { Command } from 'commander';
import pg from 'pg';
import { keysChannel } from '#kernel/keys/keys.ts';
import { type MasterKey, makeMasterKey, masterFileOf, readMasterKeys, writeMasterKeys } from '#kernel/keys/master.ts';
import { checkMasterKeys, renewAll, rewrapAll } from '#kernel/keys/rings.ts';
import { openInstallation } from '#tools/installation.ts';
import { progress, report } from './output.ts';

const usage = `
Personal data are sealed with data keys, and those are wrapped with the master key, which is never in the database.

  keys            shows which master key is in use and whether it opens all data keys
  keys rotate     makes a new master key in master.key (the former stays below it, for older backups) and wraps all data keys with it at once.
                  Where LINLI_MASTER_KEY holds "new,old", wraps them with the first. Then restart the processes.
  keys renew      adds a version of the data keys; the nightly job kernel.reseal seals everything with it, in batches, while Linli runs`;

type Options = { json?: boolean };

/** Runs an act on the data keys with the master keys of the installation. */
async function withKeys<T>(act: (client: pg.Client, masters: readonly MasterKey[], dataDir: string) => Promise<T>): Promise<T> {
  const installation = await openInstallation({ log: progress, existing: true, skipMigrations: true });
  const client = new pg.Client({ connectionString: installation.ownerUrl });
  try {
    await client.connect();
    await checkMasterKeys(client, installation.masterKeys);
    return await act(client, installation.masterKeys, installation.dataDir);
  } finally {
    await client.end();
    await installation.close();
  }
}

export function register(command: Command): void {
  command
    .argument('[what]', 'rotate or renew; nothing shows how things stand')
    .option('--json', 'one line of JSON: {"master":…,"former":[…],"dataKeys":n,"changed":n}')
    .addHelpText('after', usage)
    .action(async (what: string | undefined, options: Options) => {
      if (what !== undefined && what !== 'rotate' && what !== 'renew') throw new Error(`keys ${what}: rotate or renew`);
      const result = await withKeys(async (client, before, dataDir) => {
        let masters = before;
        const file = masterFileOf(process.env, dataDir);
        if (what === 'rotate' && file !== null) {
          writeMasterKeys(file, [makeMasterKey(), ...before], true);
          masters = readMasterKeys(process.env, dataDir);
        }
        const changed = what === 'rotate' ? await rewrapAll(client, masters) : what === 'renew' ? await renewAll(client, masters) : 0;
        if (what === 'renew') await client.query('select pg_notify($1, $2)', ['linli', JSON.stringify({ c: keysChannel, p: {} })]);
        const [master, ...former] = masters.map(({ fingerprint }) => fingerprint);
        return { master: master ?? null, former, dataKeys: await checkMasterKeys(client, masters), changed };
      });
      report(options.json === true, result, () => [
        `master key ${result.master ?? 'none'}${result.former.length > 0 ? ` (former: ${result.former.join(', ')})` : ''}, ${result.dataKeys} data keys${
          what === undefined ? '' : `, ${result.changed} ${what === 'rotate' ? 'wrapped anew: restart all processes' : 'added'}`
        }`,
      ]);
    });
}

import { existsSync } from 'node:fs';
import path from 'node:path';
import { masterFileOf, readMasterKeys, writeMasterKeys } from '#kernel/keys/master.ts';
import { MASTER_KEYS, type Manifest } from '#tools/backup/manifest.ts';

/** Takes over the master keys that a backup brings, and says which key is still missing. Own keys stay behind them. */
export function adoptMasterKeys(backup: string, dataDir: string, manifest: Manifest, log: (line: string) => void): void {
  const own = readMasterKeys(process.env, dataDir);
  const brought = existsSync(path.join(backup, MASTER_KEYS))
    ? readMasterKeys({ LINLI_MASTER_KEY_FILE: path.join(backup, MASTER_KEYS) }, '')
    : [];
  const has = (fingerprint: string | undefined) => own.some((key) => key.fingerprint === fingerprint);
  const [needed] = manifest.masterKeys ?? [];
  const file = masterFileOf(process.env, dataDir);
  if (brought.length > 0 && file !== null)
    writeMasterKeys(file, [...brought, ...own.filter(({ fingerprint }) => !brought.some((key) => key.fingerprint === fingerprint))], true);
  else if (needed !== undefined && !has(needed))
    log(
      `The backup's personal data open with the master key ${needed}, which it does not contain: put master.key into ${dataDir} before the start.`,
    );
}

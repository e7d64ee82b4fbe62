import pg from 'pg';
import { type MasterKey, makeMasterKey, masterFileOf, readMasterKeys, writeMasterKeys } from '#kernel/keys/master.ts';
import { checkMasterKeys } from '#kernel/keys/rings.ts';

/**
 * The master keys of an installation whose schema is up to date. An installation without personal data gets its first one here. What an older
 * version kept otherwise is sealed: secrets of second factors, phones of persons.
 * @throws when the database holds personal data of a key that is not there
 */
export async function ensureMasterKeys(given: { ownerUrl: string; dataDir: string; sessionSecret: string }): Promise<readonly MasterKey[]> {
  const client = new pg.Client({ connectionString: given.ownerUrl });
  await client.connect();
  try {
    let masters = readMasterKeys(process.env, given.dataDir);
    const known = await checkMasterKeys(client, masters);
    const file = masterFileOf(process.env, given.dataDir);
    if (known === 0 && masters.length === 0 && file !== null) {
      writeMasterKeys(file, [makeMasterKey()], false);
      masters = readMasterKeys(process.env, given.dataDir);
    }
    const { rows } = await client.query('select from second_factors where key is not null limit 1');
    if (rows.length > 0) await (await import('./second-factors.ts')).moveSecondFactors(client, masters, given.sessionSecret);
    const { rows: older } = await client.query('select from persons where phone is not null or pinyin is null limit 1');
    if (older.length > 0) await (await import('./persons.ts')).movePersons(given.ownerUrl, masters);
    return masters;
  } finally {
    await client.end();
  }
}

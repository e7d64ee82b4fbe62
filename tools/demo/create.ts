import path from 'node:path';
import { v7 } from 'uuid';
import { execute, openDatabase, systemAccess, waitAsLong } from '#kernel/db.ts';
import { importFiles } from '#kernel/folders.ts';
import type { MasterKey } from '#kernel/keys/master.ts';
import { createRings } from '#kernel/keys/rings.ts';
import { putSetting } from '#kernel/settings.ts';
import { lockImports } from '#modules/territory/index.ts';
import { gatherStatistics } from '#tools/statistics.ts';
import { begunBefore } from './past/arrivals.ts';

import type { DemoStep } from './step.ts';

/** Code of the demo district, 丽江市古城区. */
const code = '530702';

/**
 * Creates the demo district unless the installation has any jurisdiction: territory, organisations, accounts, categories and rules, all or nothing.
 * Safe to run again and from several programs at once.
 * @returns whether it was created by this call
 */
export const ensureDemo = async ({
  appUrl,
  ownerUrl,
  masterKeys,
  log,
}: {
  appUrl: string;
  ownerUrl: string;
  masterKeys: readonly MasterKey[];
  log: (line: string) => void;
}): Promise<{ created: boolean }> => {
  const db = openDatabase(appUrl, { max: 2 });
  try {
    if ((await db.pool.query('select from jurisdictions limit 1')).rowCount !== 0) return { created: false };
    log('creating the demo district …');
    // thousands of outlines and one slow hash: made before the transaction begins, loaded only when needed
    const [{ demoAreas, ensureDemoTerritory }, { demoPassword, ensureDemoPeople }, { hashOf }, steps] = await Promise.all([
      import('./territory.ts'),
      import('./people.ts'),
      import('#modules/accounts/index.ts'),
      importFiles<{ default: DemoStep }>(path.join(import.meta.dirname, 'modules')),
    ]);
    const [county] = demoAreas();
    if (!county) throw new Error('the demo district has no areas');
    const passwordHash = await hashOf(demoPassword);
    const id = v7();
    const ring = await createRings(db.pool, masterKeys).of(id);
    const outcome = await db.write(systemAccess(id), async (tx) => {
      // another program may be creating it: wait for its end as long as that takes
      await waitAsLong(tx);
      // nor may a real district be set up meanwhile: imports take the same turn
      await lockImports(tx);
      const { rows } = await execute(
        tx,
        `insert into jurisdictions (id, code, name, root_path, demo, settings)
         select $1, $2, $3, $4, true, '{"simulation": true, "past": "due"}' where not exists (select from jurisdictions) returning id`,
        [id, code, county.shortName, county.path],
      );
      if (rows.length === 0) return { created: false };
      const ids = await ensureDemoTerritory(tx, id);
      // everybody was there before the past begins
      const since = begunBefore(Date.now());
      const by = { jurisdictionId: id, actorId: null, at: new Date() };
      const accounts = await ensureDemoPeople(tx, by, since, ids, passwordHash, ring);
      for (const { default: add } of steps.values()) await add(tx, { jurisdictionId: id, areaIds: ids, ring });
      await putSetting(tx, by, 'demoAccounts', accounts);
      return { created: true };
    });
    if (outcome.created) await gatherStatistics(ownerUrl);
    return outcome;
  } finally {
    await db.close();
  }
};

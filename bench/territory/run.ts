import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { openDatabase } from '#kernel/db.ts';
import { APP_ROLE, migrate } from '#kernel/migrate.ts';
import { ensureBuilt } from '#tools/build.ts';
import { ensureMasterKeys } from '#tools/keys/ensure.ts';
import { startTemporaryPostgres } from '#tools/temporary.ts';
import { startHelper } from '../intake/process.ts';
import { cityCode, lookers, makeCity, password } from './city.ts';
import { measureFirstMap } from './first-map.ts';
import { measureLocating } from './locating.ts';
import { measureNation } from './nation.ts';
import { measureTiles } from './tiles.ts';

const signIn = async (url: string, login: string): Promise<string> => {
  const answer = await fetch(`${url}/api/session/password`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-linli': '1' },
    body: JSON.stringify({ login, password }),
  });
  if (!answer.ok) throw new Error(`${login} could not sign in: ${answer.status} ${await answer.text()}`);
  return answer.headers
    .getSetCookie()
    .map((one) => one.split(';')[0])
    .join('; ');
};

/** Measures territory and map at the scale of the nation and of a large city, in an installation of its own that is removed afterwards. */
export async function measureTerritory(log: (line: string) => void) {
  await ensureBuilt(log);
  const ends: (() => Promise<unknown>)[] = [];
  try {
    const postgres = await startTemporaryPostgres({}, log);
    ends.push(() => postgres.stop());
    const appPassword = randomBytes(16).toString('hex');
    await migrate(postgres.url, { appPassword });
    const appUrl = Object.assign(new URL(postgres.url), { username: APP_ROLE, password: appPassword }).href;
    const owner = new pg.Client({ connectionString: postgres.url });
    await owner.connect();
    ends.push(() => owner.end());
    const db = openDatabase(appUrl, { max: 2 });
    ends.push(() => db.close());

    log('loading the nation …');
    const nation = await measureNation(db, 2_000, log);
    log('making the city …');
    const city = await makeCity(db, owner, log);
    const locating = await measureLocating(db, city);
    log(`${locating.locatePerSecond} points located in a second over ${locating.polygons} polygons`);

    const server = startHelper('our-server');
    ends.push(() => server.stop());
    const given = {
      databaseUrl: appUrl,
      dataDir: postgres.dataDir,
      sessionSecret: randomBytes(32).toString('hex'),
      jurisdiction: cityCode,
    };
    await ensureMasterKeys({ ...given, ownerUrl: postgres.url });
    const { url } = await server.ask<{ url: string }>(given);
    const cookies = await Promise.all(lookers.map((who) => signIn(url, `bench.${who}`)));
    const setup = await fetch(`${url}/api/map`, { headers: { cookie: cookies[0] ?? '' } });
    const { version } = (await setup.json()) as { version: string };
    const cpu = async (): Promise<number> => {
      const { user, system } = await server.ask<NodeJS.CpuUsage>('cpu');
      return (user + system) / 1000;
    };
    const tiles = await measureTiles(url, cookies, version, cpu, log);
    const { firstMapMs } = await measureFirstMap(url, cookies[0] ?? '', log);
    const { nationLoadS, subtreeP99Ms, ...tree } = nation;
    const { locatePerSecond, ...located } = locating;
    const { tileP95Ms, ...drawn } = tiles;
    return { nationLoadS, subtreeP99Ms, locatePerSecond, tileP95Ms, firstMapMs, ...tree, ...located, ...drawn };
  } finally {
    for (const end of ends.reverse()) await end();
  }
}

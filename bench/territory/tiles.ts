import { seeded } from '#tools/demo/geometry/random.ts';
import { startHelper } from '../intake/process.ts';
import { quantile } from './quantile.ts';

/** Requests of a browser to one server at a time. */
const connections = 6;
const zooms = [8, 9, 10, 11, 12, 13, 14, 15, 16, 17];
/** Views of each zoom, each of four tiles beside one another. */
const views = 6;

/** Addresses of a walk over the map: every zoom, spots spread over the city, every layer, the heat map and the areas. */
function walk(version: string): string[] {
  const random = seeded(3);
  const addresses: string[] = [];
  for (const z of zooms) {
    for (let view = 0; view < views; view++) {
      const [lon, lat] = [103.5 + random() * 0.5, 30.4 + random() * 0.5];
      const scale = 2 ** z;
      const x = Math.floor((lon / 360 + 0.5) * scale);
      const sin = Math.sin((lat * Math.PI) / 180);
      const y = Math.floor((0.5 - Math.log((1 + sin) / (1 - sin)) / (4 * Math.PI)) * scale);
      for (const [dx, dy] of [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ] as const) {
        const tile = `${z}/${x + dx}/${y + dy}`;
        addresses.push(`/api/map/areas/${version}/${Math.min(z, 15) === z ? tile : `15/${(x + dx) >> (z - 15)}/${(y + dy) >> (z - 15)}`}`);
        for (const layer of ['places', 'units', 'teams', 'organisations', 'workers', 'cases'])
          addresses.push(`/api/map/tiles/${layer}/${tile}`);
        addresses.push(`/api/map/tiles/cases/${tile}?form=heat`, `/api/map/tiles/cases/${tile}?light=red&state=handling`);
      }
    }
  }
  return addresses;
}

interface Answered {
  readonly address: string;
  readonly ms: number;
  readonly bytes: number;
}

/** Asks for addresses over a few connections; every answer must be 200. */
async function ask(url: string, addresses: readonly string[], cookie: string, at = connections): Promise<Answered[]> {
  const answered: Answered[] = [];
  const waiting = [...addresses];
  const runner = async (): Promise<void> => {
    for (let address = waiting.shift(); address !== undefined; address = waiting.shift()) {
      const from = performance.now();
      const answer = await fetch(`${url}${address}`, { headers: { cookie } });
      const bytes = (await answer.arrayBuffer()).byteLength;
      if (answer.status !== 200) throw new Error(`${address}: ${answer.status}`);
      answered.push({ address, ms: performance.now() - from, bytes });
    }
  };
  await Promise.all(Array.from({ length: at }, runner));
  return answered;
}

/** What tiles take, in ms as the asking side sees them. */
export interface TileFigures {
  readonly tileP50Ms: number;
  readonly tileP95Ms: number;
  readonly tileWorstMs: number;
  /** The first walk, in which layers are loaded and areas are cut for the first time. */
  readonly tileColdWorstMs: number;
  readonly tiles: number;
  /** Processor time of the server for one warm tile: hardly depends on what else the machine does. */
  readonly tileCpuMs: number;
  readonly bareP95Ms: number;
  /** Our p95 over the bare endpoint's. */
  readonly tileRatio: number;
  /** Figures of an area and its children, asked one after another. */
  readonly countsP95Ms: number;
}

/**
 * Walks over the map twice as each person, the second time measured; then asks the bare endpoint as often.
 * @param cpu processor time the server has used so far, in ms
 */
export async function measureTiles(
  url: string,
  cookies: readonly string[],
  version: string,
  cpu: () => Promise<number>,
  log: (line: string) => void,
): Promise<TileFigures> {
  const addresses = walk(version);
  const cold: Answered[] = [];
  const warm: Answered[] = [];
  let used = 0;
  for (const cookie of cookies) {
    cold.push(...(await ask(url, addresses, cookie)));
    const before = await cpu();
    warm.push(...(await ask(url, addresses, cookie)));
    used += (await cpu()) - before;
  }
  const tileP95Ms = quantile(
    warm.map((one) => one.ms),
    0.95,
  );
  const slow = warm.toSorted((a, b) => b.ms - a.ms)[0];
  log(`${warm.length} tiles: p95 ${tileP95Ms} ms; the slowest was ${slow?.address} in ${slow?.ms.toFixed(1)} ms, ${slow?.bytes} bytes`);
  const areas = ['9901', '990101', '990101001', '990101001001'];
  const counts = await ask(
    url,
    Array.from({ length: 200 }, (_, i) => `/api/map/counts?area=${areas[i % 4]}`),
    cookies[0] ?? '',
    1,
  );

  const heavy = await fetch(`${url}${addresses.find((one) => one.includes('/cases/11/'))}`, { headers: { cookie: cookies[0] ?? '' } });
  const bare = startHelper('../territory/bare-server');
  try {
    const { gzipSync } = await import('node:zlib');
    const tile = gzipSync(Buffer.from(await heavy.arrayBuffer())).toString('base64');
    const { url: bareUrl } = await bare.ask<{ url: string }>({ tile });
    const again = Array.from({ length: addresses.length }, () => '/tile');
    await ask(bareUrl, again, '');
    const plain = await ask(bareUrl, again, '');
    const bareP95Ms = quantile(
      plain.map((one) => one.ms),
      0.95,
    );
    const times = warm.map((one) => one.ms);
    return {
      tileP50Ms: quantile(times, 0.5),
      tileP95Ms,
      tileWorstMs: quantile(times, 1),
      tileColdWorstMs: quantile(
        cold.map((one) => one.ms),
        1,
      ),
      tiles: warm.length,
      tileCpuMs: Number((used / warm.length).toFixed(2)),
      bareP95Ms,
      tileRatio: Number((tileP95Ms / bareP95Ms).toFixed(2)),
      countsP95Ms: quantile(
        counts.map((one) => one.ms),
        0.95,
      ),
    };
  } finally {
    await bare.stop();
  }
}

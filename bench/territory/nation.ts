import { type Database, systemAccess } from '#kernel/db.ts';
import { areasOf } from '#modules/territory/index.ts';
import { nation } from '#tools/areas/divisions.ts';
import { importAreaFiles } from '#tools/areas/import.ts';
import { quantile } from './quantile.ts';

/** What the tree of the whole nation takes. Times of pages in ms. */
export interface NationFigures {
  readonly nationLoadS: number;
  readonly areas: number;
  readonly pages: number;
  readonly subtreeP50Ms: number;
  readonly subtreeP99Ms: number;
  readonly searchP50Ms: number;
}

/** Loads every division of the nation through the import, all or nothing, as an operator would. */
async function load(db: Database, log: (line: string) => void): Promise<{ seconds: number; areas: number }> {
  const from = performance.now();
  const result = await importAreaFiles(db, { divisions: nation, dryRun: false, now: new Date() }, log);
  if (!result.stored) throw new Error(`the nation was not stored: ${result.errors.length} errors`);
  const areas = result.outcomes.reduce((sum, outcome) => sum + outcome.added.length, 0);
  return { seconds: (performance.now() - from) / 1000, areas };
}

/**
 * Loads the nation and asks for pages of the tree, spread evenly over everything that has something below it, and for a search by name in each
 * jurisdiction; one after another, as the app role, each a transaction of its own.
 * @param pages about how many pages
 */
export async function measureNation(db: Database, pages: number, log: (line: string) => void): Promise<NationFigures> {
  const { seconds, areas } = await load(db, log);
  log(`${areas} areas of the nation in ${seconds.toFixed(1)} s`);
  const at = new Date();
  const times: number[] = [];
  const searches: number[] = [];
  const timed = async (into: number[], work: () => Promise<unknown>): Promise<void> => {
    const from = performance.now();
    await work();
    into.push(performance.now() - from);
  };
  const { rows: jurisdictions } = await db.pool.query<{ id: string }>('select id from jurisdictions');
  for (const { id } of jurisdictions) {
    const access = systemAccess(id);
    const parents = await db.read(access, (tx) =>
      tx
        .selectFrom('areas')
        .select('code')
        .where('jurisdiction_id', '=', id)
        .where((one) => one(one.fn('length', ['code']), '<', 12))
        .execute(),
    );
    const every = Math.max(1, Math.floor((parents.length * jurisdictions.length) / pages));
    for (let i = 0; i < parents.length; i += every)
      await timed(times, () => db.read(access, (tx) => areasOf(tx, { parent: parents[i]?.code }, at)));
    await timed(searches, () => db.read(access, (tx) => areasOf(tx, { q: '新华' }, at)));
  }
  const [subtreeP50Ms, subtreeP99Ms, searchP50Ms] = [quantile(times, 0.5), quantile(times, 0.99), quantile(searches, 0.5)];
  log(`${times.length} pages of the tree: p50 ${subtreeP50Ms} ms, p99 ${subtreeP99Ms} ms; a search in one jurisdiction ${searchP50Ms} ms`);
  return { nationLoadS: Number(seconds.toFixed(1)), areas, pages: times.length, subtreeP50Ms, subtreeP99Ms, searchP50Ms };
}

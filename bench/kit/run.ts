import * as householdsApi from '#client/endpoints/households.ts';
import * as personsApi from '#client/endpoints/persons.ts';
import { openDatabase } from '#kernel/db.ts';
import { readMasterKeys } from '#kernel/keys/master.ts';
import { createRings } from '#kernel/keys/rings.ts';
import { openPhone } from '#modules/persons/index.ts';
import { demoPassword } from '#tools/demo/people.ts';
import { signIn } from '#tools/simulator/person.ts';
import { round } from '../intake/figures.ts';
import { createWorld } from '../intake/world.ts';
import { quantile } from '../territory/quantile.ts';
import { fillHouseholds, type Grid } from './fill-households.ts';
import { fillPersons, type SomePerson } from './fill-persons.ts';
import { measureExpression, measureForm, measurePaper, median } from './in-process.ts';

export interface KitFigures {
  /** The slowest of the kinds of finding below, 95 of 100 answers are quicker. */
  findP95Ms: number;
  /** Checking answers to 40 questions, median. */
  formMs: number;
  /** Evaluating a condition of a dispatch rule, median. */
  expressionUs: number;
  /** A PDF of two pages, median. */
  pdfMs: number;
  /** What opening the sealed phones of a page of 50 persons costs, median. */
  revealPageMs: number;
  find: Record<string, { p50: number; p95: number; found: number }>;
}

/** Milliseconds each of many runs took. */
const timed = async (inputs: readonly string[], work: (input: string) => Promise<number>) => {
  const times: number[] = [];
  let found = 0;
  for (const input of inputs) {
    const from = performance.now();
    if ((await work(input)) > 0) found++;
    times.push(performance.now() - from);
  }
  return { p50: quantile(times, 0.5), p95: quantile(times, 0.95), found };
};

/** What is typed to find somebody, by how it is typed. */
const questions = (persons: readonly SomePerson[]): Record<string, string[]> => ({
  phone: persons.map(({ phone }) => phone),
  name: persons.map(({ name }) => name),
  'given name': persons.map(({ name }) => name.slice(1)),
  pinyin: ['wangji', 'lihong', 'zhangwei', 'chenxj', 'yangguo', 'zhaoyong', 'huangxi', 'zhougui', 'wuli', 'xuming', 'sunhai', 'hujia'],
  'initials, the shortest there are': ['wj', 'lh', 'zw', 'cx', 'yg', 'zy', 'hx', 'zg', 'wl', 'xm', 'sh', 'hj'],
});

/** Measures what the next engines share, in an installation of its own that is removed afterwards. */
export async function measureKit(sizes: { persons: number; households: number }, log: (line: string) => void): Promise<KitFigures> {
  const world = await createWorld(log);
  const db = openDatabase(world.appUrl, { max: 2 });
  try {
    const { rows: grids } = await world.database.query<Grid & { jurisdiction: string }>(
      "select id, path::text, code, short_name as name, jurisdiction_id as jurisdiction from areas where level = 'grid' order by path",
    );
    const jurisdictionId = grids[0]?.jurisdiction ?? '';
    const ring = await createRings(db.pool, readMasterKeys({}, world.dataDir)).of(jurisdictionId);
    const some = await fillPersons(db, jurisdictionId, ring, grids, sizes.persons, log);
    const addresses = await fillHouseholds(db, jurisdictionId, grids, sizes.households, log);
    await world.database.query('vacuum analyze persons, person_doubts, buildings, households');

    const supervisor = await signIn(world.ours.url, 'supervisor', demoPassword);
    const ask = async (q: string): Promise<number> => (await supervisor.call(personsApi.findPersons, { query: { q } })).items.length;
    const sample = some.filter((_, i) => i % Math.ceil(some.length / 200) === 0);
    const find: KitFigures['find'] = {};
    const look = async (kind: string, inputs: readonly string[], work: (input: string) => Promise<number>): Promise<void> => {
      await work(inputs[0] ?? '');
      const figures = await timed(inputs, work);
      find[kind] = figures;
      log(`by ${kind}: p50 ${figures.p50} ms, p95 ${figures.p95} ms, ${figures.found} of ${inputs.length} found`);
    };
    for (const [kind, inputs] of Object.entries(questions(sample))) await look(kind, inputs, ask);
    const atHome = async (q: string): Promise<number> =>
      (await supervisor.call(householdsApi.listHouseholds, { query: { q } })).items.length;
    const page = async (): Promise<number> => (await supervisor.call(householdsApi.listHouseholds, { query: {} })).items.length;
    await look('address', addresses, atHome);
    await look('the first page of all households', addresses.slice(0, 30), page);

    const { rows: sealed } = await world.database.query<{ id: string; phone_sealed: Buffer }>(
      'select id, phone_sealed from persons where phone_sealed is not null limit 50',
    );
    const revealPageMs = await median(200, () => {
      for (const { id, phone_sealed } of sealed) openPhone(ring, id, phone_sealed);
    });
    const [formMs, expressionUs, pdfMs] = [await measureForm(), await measureExpression(), await measurePaper()];
    return {
      findP95Ms: Math.max(...Object.values(find).map(({ p95 }) => p95)),
      formMs,
      expressionUs,
      pdfMs,
      revealPageMs: round(revealPageMs, 3),
      find,
    };
  } finally {
    await db.close();
    await world.close();
  }
}

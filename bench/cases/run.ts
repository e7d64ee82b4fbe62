import * as casesApi from '#client/endpoints/cases.ts';
import { openStates } from '#contract/cases/lifecycle.ts';
import { readConfig } from '#kernel/config.ts';
import { createKernel } from '#kernel/kernel.ts';
import { createModules } from '#server/app.ts';
import { demoPassword } from '#tools/demo/people.ts';
import { signIn } from '#tools/simulator/person.ts';
import { fill } from '../desk/fill.ts';
import { quantile, round } from '../intake/figures.ts';
import { makeBodies } from '../intake/messages.ts';
import { startHelper } from '../intake/process.ts';
import { createWorld, type World } from '../intake/world.ts';
import type { Arrivals, Arrived } from './arrivals.ts';
import { compareLives, lifeInSql, lifeOverHttp } from './lives.ts';

interface Times {
  readonly p50: number;
  readonly p99: number;
}
/** What the last line of the bench says: lives a second and milliseconds; a ratio is bare time by ours. */
export interface CaseFigures {
  readonly cyclesPerSecond: number;
  readonly cycleRatio: number;
  readonly queue: Times & { readonly ratio: number };
  readonly page: Times & { readonly ratio: number };
  readonly counts: Times;
  readonly overdue: Times;
  readonly handlerAll: Times;
  readonly overview: Times;
  readonly spike: Arrived;
}

/** Times of some questions asked in turn, one at a time. */
const timesOf = async (rounds: number, questions: readonly (() => Promise<unknown>)[]): Promise<Times[]> => {
  const times = questions.map((): number[] => []);
  for (let n = 0; n < rounds; n += 1)
    for (const [i, ask] of questions.entries()) {
      const from = performance.now();
      await ask();
      // the first ones find nothing in memory
      if (n >= 3) times[i]?.push(performance.now() - from);
    }
  return times.map((all) => {
    all.sort((a, b) => a - b);
    return { p50: round(quantile(all, 0.5), 2), p99: round(quantile(all, 0.99), 2) };
  });
};

/** Counts everything that was written without events. @returns seconds it took */
const rebuild = async ({ appUrl: databaseUrl, dataDir, sessionSecret }: World): Promise<number> => {
  const kernel = await createKernel(readConfig({}, { databaseUrl, dataDir, sessionSecret }));
  try {
    createModules(kernel);
    const from = performance.now();
    for (const { id } of await kernel.jurisdictions.all()) await kernel.rollups.rebuild(id, 'cases.figures');
    return (performance.now() - from) / 1_000;
  } finally {
    await kernel.close();
  }
};

const get = async (url: string): Promise<void> => {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  await answer.json();
};

/** Measures the case engine in a full district; see `bench cases --help`. */
export const measureCases = async (
  options: { cases: number; seconds: number; spikeSeconds: number },
  log: (line: string) => void,
): Promise<CaseFigures> => {
  const world = await createWorld(log);
  try {
    await fill(world.database, options.cases, log, { searched: false });
    log(`the figures were counted in ${(await rebuild(world)).toFixed(0)} s`);
    for (const table of ['rollup_cells', 'rollup_parts']) await world.database.query(`vacuum analyze ${table}`);

    const { url } = world.ours;
    const [supervisor, dispatcher, handler] = await Promise.all(
      ['supervisor', 'dispatcher', 'handler'].map((login) => signIn(url, login, demoPassword)),
    );
    if (!supervisor || !dispatcher || !handler) throw new Error('the demo lacks its named accounts');
    const queue = () => dispatcher.call(casesApi.listCases, { query: { queue: 'open' } });
    const shown = (await queue()).items;
    const [place] = (await world.database.query<{ j: string; area: string }>('select id as j, code as area from jurisdictions')).rows;
    const street = shown[0]?.area.code.slice(0, 9) ?? place?.area ?? '';
    const connection = new URL(world.appUrl);
    Object.assign(connection, { username: world.database.user, password: world.database.password });
    const helper = startHelper('../cases/bare-server');
    let asked: Times[];
    try {
      const bare = await helper.ask<{ url: string }>({
        databaseUrl: connection.href,
        jurisdictionId: place?.j,
        states: openStates,
        area: street,
      });
      let n = 0;
      const next = () => shown[n++ % shown.length]?.id ?? '';
      const page = () => dispatcher.call(casesApi.getCase, { params: { caseId: next() } });
      asked = await timesOf(150, [queue, () => get(`${bare.url}/queue`), page, () => get(`${bare.url}/page/${next()}`)]);
    } finally {
      await helper.stop();
    }
    const [ourQueue, bareQueue, ourPage, barePage] = asked as [Times, Times, Times, Times];
    const beside = (ours: Times, bare: Times) => ({ ...ours, ratio: round(bare.p50 / ours.p50, 3) });
    const [counts, overdue, handlerAll, overview] = (await timesOf(60, [
      () => supervisor.call(casesApi.countCases, { query: {} }),
      () => dispatcher.call(casesApi.listCases, { query: { queue: 'overdue' } }),
      () => handler.call(casesApi.listCases, { query: { queue: 'all' } }),
      () => supervisor.call(casesApi.getOverview, { query: {} }),
    ])) as [Times, Times, Times, Times];
    log(
      `queue ${ourQueue.p50} ms, page ${ourPage.p50} ms, counts ${counts.p50} ms, overdue ${overdue.p50} ms, overview ${overview.p50} ms`,
    );

    const bareUrl = new URL('/bare', connection);
    const bare = await lifeInSql(bareUrl.href, options.cases);
    const lives = await compareLives(await lifeOverHttp(url), bare.live, options.seconds, log);
    await bare.end();

    const arrivals = startHelper('../cases/arrivals');
    const stages = [
      { perSecond: 5, seconds: 10 },
      { perSecond: 300, seconds: options.spikeSeconds },
    ];
    const spike = await arrivals.ask<Arrived>({ url, bodies: makeBodies(2_000), cookies: world.cookies, stages } satisfies Arrivals);
    await arrivals.stop();
    return {
      cyclesPerSecond: round(lives.cyclesPerSecond, 1),
      cycleRatio: round(lives.cycleRatio, 3),
      queue: beside(ourQueue, bareQueue),
      page: beside(ourPage, barePage),
      counts,
      overdue,
      handlerAll,
      overview,
      spike: { ...spike, p99: round(spike.p99, 1) },
    };
  } finally {
    await world.close();
  }
};

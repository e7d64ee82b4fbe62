import { type Figures, middle } from './figures.ts';
import type { Outcome, Stage } from './load.ts';
import { makeBodies } from './messages.ts';
import type { World } from './world.ts';

export interface Options {
  /** Length of a round. */
  readonly seconds: number;
  /** Rounds of each server at each number of connections. */
  readonly rounds: number;
  readonly connections: readonly number[];
}

/** Medians by number of connections, `c1`, `c8` …; ratio is our requests per second over the bare endpoint's. */
export interface Comparison {
  readonly ratio: Record<string, number>;
  readonly ours: Record<string, Figures>;
  readonly bare: Record<string, Figures>;
  /** Reports acknowledged in all, warm-up included; each was found in the database. */
  readonly acknowledged: { ours: number; bare: number };
}

const warmUpSeconds = 3;

const countOf = async (client: World['database'], sql: string): Promise<number> =>
  Number((await client.query<{ n: string }>(sql)).rows[0]?.n);

/** Each acknowledged request must be there whole, once, and nothing else. */
const checkRows = async (world: World, acknowledged: Comparison['acknowledged']): Promise<void> => {
  const ours = await countOf(
    world.database,
    `select count(*) as n from mutations m join reports r using (jurisdiction_id, id) join cases c on (c.jurisdiction_id, c.id) = (r.jurisdiction_id, r.case_id)
     join case_events e on (e.jurisdiction_id, e.case_id, e.seq) = (c.jurisdiction_id, c.id, 1) and e.hash = c.head_hash`,
  );
  const cases = await countOf(world.database, 'select count(*) as n from cases');
  const bare = await countOf(world.bareDatabase, 'select count(*) as n from bare_cases c join bare_events e on e.case_id = c.id');
  for (const [what, found, expected] of [
    ['reports', ours, acknowledged.ours],
    ['cases', cases, acknowledged.ours],
    ['bare cases', bare, acknowledged.bare],
  ] as const) {
    if (found !== expected) throw new Error(`${expected} requests were acknowledged, but the database holds ${found} ${what}`);
  }
};

/**
 * Runs both servers in turn, bare first, at each number of connections.
 * @throws when any answer was not 201, or when the database does not hold exactly what was acknowledged
 */
export const compare = async (world: World, options: Options, log: (line: string) => void): Promise<Comparison> => {
  await world.load.ask({ bodies: makeBodies(2_000), cookies: world.cookies });
  const acknowledged = { ours: 0, bare: 0 };
  const measure = async (who: 'ours' | 'bare', connections: number, seconds: number): Promise<Figures> => {
    const before = await world[who].cpu();
    const outcome = await world.load.ask<Outcome>({ url: world[who].url, connections, seconds } satisfies Stage);
    const used = (await world[who].cpu()) - before;
    const others = Object.entries(outcome.others);
    if (others.length > 0)
      throw new Error(`${who}: not every answer was 201: ${others.map(([status, n]) => `${n} × ${status}`).join(', ')}`);
    acknowledged[who] += outcome.acknowledged;
    return { ...outcome, cpu: used / outcome.acknowledged };
  };
  for (const who of ['bare', 'ours'] as const) await measure(who, 8, warmUpSeconds);
  const result: Comparison = { ratio: {}, ours: {}, bare: {}, acknowledged };
  for (const connections of options.connections) {
    const rounds: { ours: Figures[]; bare: Figures[] } = { ours: [], bare: [] };
    for (let n = 1; n <= options.rounds; n += 1) {
      for (const who of ['bare', 'ours'] as const) {
        const figures = await measure(who, connections, options.seconds);
        rounds[who].push(figures);
        log(
          `${connections} connections, round ${n}, ${who}: ${figures.rps.toFixed(0)}/s, p50 ${figures.p50.toFixed(1)} ms, p99 ${figures.p99.toFixed(1)} ms`,
        );
      }
    }
    const [ours, bare] = [middle(rounds.ours), middle(rounds.bare)];
    const key = `c${connections}`;
    Object.assign(result.ours, { [key]: ours });
    Object.assign(result.bare, { [key]: bare });
    result.ratio[key] = ours.rps / bare.rps;
  }
  await checkRows(world, acknowledged);
  return result;
};

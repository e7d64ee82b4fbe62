import pg from 'pg';
import { v7 } from 'uuid';
import { openDatabase, systemAccess } from '#kernel/db.ts';
import { accountIdOf, auditPoints, createLedger, type Holder, statementLines } from '#modules/points/index.ts';
import { median, round } from '../intake/figures.ts';
import { quantile } from '../territory/quantile.ts';
import { createPointsWorld, fillEntries, type PointsWorld } from './world.ts';

export interface PointsFigures {
  /** Our transfers a second over those of bare SQL: 8 and 32 connections between people, 8 out of one budget. */
  readonly ratio: { readonly c8: number; readonly c32: number; readonly hot: number };
  readonly statementP99Ms: number;
  readonly balanceP99Ms: number;
}

const clock = { now: () => new Date() };
const ledger = createLedger({ clock });

/** Somebody pays somebody else. */
type Pay = (from: Holder, to: Holder, points: number) => Promise<unknown>;

const ours = (world: PointsWorld, connections: number): { pay: Pay; close: () => Promise<void> } => {
  const db = openDatabase(world.appUrl, { max: connections });
  const access = systemAccess(world.jurisdictionId);
  return {
    pay: (from, to, points) =>
      db.write(access, (tx) => ledger.transfer(tx, { id: v7(), from, to, points, what: 'points.bench', subjectId: null, facts: {} })),
    close: () => db.close(),
  };
};

/** The same in bare SQL: prepared, and what needs no answer sent together. */
const bare = (world: PointsWorld, connections: number): { pay: Pay; close: () => Promise<void> } => {
  const pool = new pg.Pool({ connectionString: world.ownerUrl, max: connections, pipeline: true } as pg.PoolConfig);
  const pay: Pay = async (a, b, points) => {
    const [from, to] = [accountIdOf(world.jurisdictionId, a), accountIdOf(world.jurisdictionId, b)];
    const client = await pool.connect();
    const send = (name: string, text: string, values: unknown[]) => client.query({ name, text, values });
    try {
      const opened = client.query('begin');
      const { rows } = await send('lock', 'select id, balance from bare.accounts where id = any ($1) order by id for no key update', [
        [from, to],
      ]);
      await opened;
      if ((rows.find(({ id }) => id === from)?.balance ?? 0) < points) throw new Error('not enough');
      const [id, at] = [v7(), new Date()];
      const change = 'update bare.accounts set balance = balance + $2 where id = $1';
      await Promise.all([
        send('transfer', 'insert into bare.transfers values ($1, $2, $3, $4, $5, $6)', [id, from, to, points, 'bench', at]),
        send('entries', 'insert into bare.entries values ($1, $2, -$4::bigint, $5), ($1, $3, $4, $5)', [id, from, to, points, at]),
        send('change', change, [from, -points]),
        send('change', change, [to, points]),
        client.query('commit'),
      ]);
    } catch (error) {
      await client.query('rollback');
      throw error;
    } finally {
      client.release();
    }
  };
  return { pay, close: () => pool.end() };
};

/** Payments a second over so many connections. */
const rate = async (pay: Pay, connections: number, seconds: number, next: () => readonly [Holder, Holder]): Promise<number> => {
  const from = performance.now();
  const until = from + seconds * 1000;
  let done = 0;
  const lane = async (): Promise<void> => {
    while (performance.now() < until) {
      await pay(...next(), 1 + (done % 5));
      done++;
    }
  };
  await Promise.all(Array.from({ length: connections }, lane));
  return done / ((performance.now() - from) / 1000);
};

const times = async (n: number, work: (i: number) => Promise<unknown>): Promise<number> => {
  const each: number[] = [];
  for (let i = 0; i < n; i++) {
    const from = performance.now();
    await work(i);
    each.push(performance.now() - from);
  }
  return quantile(each, 0.99);
};

/** Measures the ledger beside bare SQL, then with many entries, in an installation of its own that is removed afterwards; the auditor has the last word. */
export async function measurePoints(
  options: { accounts: number; entries: number; seconds: number; rounds: number },
  log: (line: string) => void,
): Promise<PointsFigures> {
  const world = await createPointsWorld(options.accounts, log);
  try {
    const { people, budget } = world;
    let turn = 0;
    const somebody = (): Holder => people[(turn++ * 7919) % people.length] as Holder;
    const apart = (): readonly [Holder, Holder] => [somebody(), somebody()];
    const ratioOf = async (name: string, connections: number, next: () => readonly [Holder, Holder]): Promise<number> => {
      const found: { ours: number[]; bare: number[] } = { ours: [], bare: [] };
      for (let n = 0; n < options.rounds; n++)
        for (const [side, open] of [['bare', bare] as const, ['ours', ours] as const]) {
          const { pay, close } = open(world, connections);
          // connections and plans stand before it counts
          await rate(pay, connections, options.seconds / 8, next);
          found[side].push(await rate(pay, connections, options.seconds, next));
          await close();
        }
      const [mine, theirs] = [median(found.ours), median(found.bare)];
      log(`${name}: ${mine.toFixed(0)} transfers/s, bare ${theirs.toFixed(0)}/s`);
      return round(mine / theirs, 2);
    };
    const ratio = {
      c8: await ratioOf('8 connections', 8, apart),
      c32: await ratioOf('32 connections', 32, apart),
      hot: await ratioOf('out of one budget, 8 connections', 8, () => [budget, somebody()]),
    };
    await fillEntries(world, options.entries, log);
    const db = openDatabase(world.appUrl, { max: 2 });
    try {
      const access = systemAccess(world.jurisdictionId);
      const balanceP99Ms = await times(2_000, () => db.read(access, (tx) => ledger.balance(tx, somebody())));
      const page = async (of: Holder): Promise<void> => {
        const lines = await db.read(access, (tx) => statementLines(tx, of, 51, null));
        const last = lines.at(-1);
        if (last) await db.read(access, (tx) => statementLines(tx, of, 51, [last.at.toISOString(), last.id]));
      };
      const statementP99Ms = Math.max(await times(1_000, () => page(somebody())), await times(200, () => page(budget)));
      const from = performance.now();
      const { flaws, entries } = await auditPoints(db, world.jurisdictionId);
      log(`the auditor looked through ${entries} entries in ${((performance.now() - from) / 1000).toFixed(1)} s: ${flaws.length} flaws`);
      if (flaws.length > 0) throw new Error(flaws.map(({ about, problem }) => `${about} ${problem}`).join('\n'));
      return { ratio, statementP99Ms, balanceP99Ms };
    } finally {
      await db.close();
    }
  } finally {
    await world.close();
  }
}

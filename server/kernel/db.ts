import { CompiledQuery, Kysely, PostgresDialect, type PostgresPoolClient, type QueryResult } from 'kysely';
import pg from 'pg';
import { areasWith, organisationsWith, type Viewer } from '#contract/accounts/viewer.ts';
import type { DB } from '#database/types.ts';
import { sendTogether } from './send-together.ts';
import { accessSettings, everything, jurisdictionSetting, nothingMore, withoutLimits } from './set-local.ts';

/** What row-level security lets a transaction see. `all` is for the platform's own acts: the whole jurisdiction. */
export interface Access {
  readonly jurisdictionId: string;
  readonly accountId: string | null;
  /** Paths of areas whose whole subtree may be seen. */
  readonly scopes: readonly string[];
  /** Organisations whose cases may be seen. */
  readonly organisations: readonly string[];
  readonly all: boolean;
}

/** Kysely bound to the one connection of a running transaction. */
export type Tx = Kysely<DB>;

/** A prepared statement: the name must be unique per text within the program. */
export interface Statement {
  readonly name: string;
  readonly text: string;
  readonly values: readonly unknown[];
}

export interface Database {
  readonly pool: pg.Pool;
  /**
   * A few connections for what is read into memory and kept there, see {@link Database.load}. Whoever waits for that may hold a connection of the pool: were it read on one
   * of those as well, a process whose transactions hold all of them would wait for itself.
   */
  readonly aside: pg.Pool;
  /** Runs `fn` in a transaction under `access`; commits when it returns, rolls back when it throws. */
  write<T>(access: Access, fn: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same, read only and on one snapshot: what several statements read belongs together. */
  read<T>(access: Access, fn: (tx: Tx) => Promise<T>): Promise<T>;
  /** The same as {@link Database.read}, of a whole jurisdiction and on the connections {@link Database.aside}: for caches, which are asked within transactions as well. */
  load<T>(jurisdictionId: string, fn: (tx: Tx) => Promise<T>): Promise<T>;
  /** One statement as a whole transaction in a single round trip: begin, access, statement and commit leave together. */
  statement<R extends pg.QueryResultRow>(access: Access, statement: Statement): Promise<R[]>;
  /** The same with several statements, all or none. */
  statements(access: Access, statements: readonly Statement[]): Promise<void>;
  /**
   * Opens connections before they are asked for. Each new one costs the database some 30 ms of reckoning, so that whoever comes first after a start would wait
   * for all of them. What cannot be opened now is opened when it is needed.
   */
  warm(): Promise<void>;
  close(): Promise<void>;
}

/** Access of the platform's own acts in a jurisdiction: jobs, sign-in, creation of a demo. */
export const systemAccess = (jurisdictionId: string): Access => ({
  jurisdictionId,
  accountId: null,
  scopes: [],
  organisations: [],
  all: true,
});

/** Access of what belongs to no jurisdiction or to all: accounts, the outbox relay. */
export const platformAccess: Access = systemAccess('00000000-0000-0000-0000-000000000000');

/** Access of a viewer: own reports, and the cases of the areas and organisations whose posts let them be read. */
export const accessOf = (viewer: Viewer): Access => ({
  jurisdictionId: viewer.jurisdictionId,
  accountId: viewer.accountId,
  scopes: areasWith(viewer, 'cases.read'),
  organisations: organisationsWith(viewer, 'cases.read_assigned'),
  all: false,
});

/** Stands in a statement for the jurisdiction of its transaction and travels as a parameter, so that the planner of a spread database sees it. */
const named = ':jurisdiction';
const bind = (text: string, values: readonly unknown[], jurisdictionId: string): { text: string; values: unknown[] } =>
  text.includes(named)
    ? { text: text.replaceAll(named, `$${values.length + 1}::uuid`), values: [...values, jurisdictionId] }
    : { text, values: [...values] };

// bigint counts and numerics of this platform stay far below 2^53
pg.types.setTypeParser(pg.types.builtins.INT8, Number);
pg.types.setTypeParser(pg.types.builtins.NUMERIC, Number);

const begin: Statement = { name: 'begin', text: 'begin', values: [] };
const beginRead: Statement = { name: 'begin read', text: 'begin isolation level repeatable read read only', values: [] };
/** Connections opened ahead: as many as a first burst takes. */
const ahead = 8;
const commit: Statement = { name: 'commit', text: 'commit', values: [] };

const poolOf = (url: string, max: number): pg.Pool => {
  const pool = new pg.Pool({
    connectionString: url,
    max,
    connectionTimeoutMillis: 10_000,
    idleTimeoutMillis: 60_000,
    pipeline: true,
    options: '-c statement_timeout=20000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=30000',
  } as pg.PoolConfig);
  // an idle connection that dies is replaced on next use; without a listener it would end the process
  pool.on('error', () => undefined);
  // one that dies while in use fails its queries; its own error event would end the process as well
  pool.on('connect', (client) => client.on('error', () => undefined));
  return pool;
};

/** Opens the pool. Connections pipeline: statements sent without waiting for one another travel together. */
export const openDatabase = (url: string, options: { max?: number } = {}): Database => {
  const pool = poolOf(url, options.max ?? 20);
  const aside = poolOf(url, 2);

  const bound = new WeakMap<pg.PoolClient, Tx>();
  const txOf = (client: pg.PoolClient, jurisdictionId: string): Tx => {
    const known = bound.get(client);
    if (known) {
      jurisdictions.set(known, jurisdictionId);
      return known;
    }
    const query = (text: string, values: readonly unknown[] = []) => {
      const full = bind(text, values, jurisdictions.get(tx) as string);
      const name = kept.get(text);
      return name === undefined ? client.query(full.text, full.values) : client.query({ name, ...full });
    };
    // the transaction owns the client; Kysely only borrows it and must not give it back to the pool
    const borrowed = { query: query as unknown as PostgresPoolClient['query'], release: () => undefined };
    const tx: Tx = new Kysely<DB>({
      dialect: new PostgresDialect({ pool: { connect: async () => borrowed, end: async () => undefined, options: {} } }),
    });
    bound.set(client, tx);
    jurisdictions.set(tx, jurisdictionId);
    return tx;
  };

  /** Lends a connection to one transaction; when its work fails it is rolled back, and given up where even that fails. */
  const lend = async <T>(from: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> => {
    const client = await from.connect();
    let lost: Error | undefined;
    try {
      return await work(client);
    } catch (error) {
      await client.query('rollback').catch((e: Error) => {
        lost = e;
      });
      throw error;
    } finally {
      client.release(lost);
    }
  };

  const within = <T>(from: pg.Pool, first: Statement, access: Access, fn: (tx: Tx) => Promise<T>): Promise<T> =>
    lend(from, async (client) => {
      const opened = sendTogether(client, [first, ...accessSettings(access)], false);
      opened.catch(() => undefined);
      const result = await fn(txOf(client, access.jurisdictionId));
      await opened;
      const { command } = await client.query('commit');
      // a swallowed error inside fn leaves the transaction aborted, and commit then silently rolls back
      if (command !== 'COMMIT') throw new Error('the transaction was rolled back although its work returned normally');
      return result;
    });

  /** Sends a whole transaction at once; gives the results of its statements. */
  const together = (access: Access, statements: readonly Statement[], withRows: boolean): Promise<pg.QueryResult[]> =>
    lend(pool, async (client) => {
      const opening = [begin, ...accessSettings(access)];
      const bound = statements.map(({ name, text, values }) => ({ name, ...bind(text, values, access.jurisdictionId) }));
      return (await sendTogether(client, [...opening, ...bound, commit], withRows)).slice(opening.length, -1);
    });

  return {
    pool,
    aside,
    write: (access, fn) => within(pool, begin, access, fn),
    read: (access, fn) => within(pool, beginRead, access, fn),
    load: (jurisdictionId, fn) => within(aside, beginRead, systemAccess(jurisdictionId), fn),
    statement: async <R extends pg.QueryResultRow>(access: Access, statement: Statement) =>
      ((await together(access, [statement], true))[0] as pg.QueryResult<R>).rows,
    statements: async (access, statements) => {
      await together(access, statements, false);
    },
    warm: async () => {
      const opened = await Promise.allSettled(Array.from({ length: Math.min(ahead, options.max ?? ahead) }, () => pool.connect()));
      for (const one of opened) if (one.status === 'fulfilled') one.value.release();
    },
    close: async () => {
      await Promise.all([pool.end(), aside.end()]);
    },
  };
};

/** The jurisdiction each running transaction stands for in its statements. */
const jurisdictions = new WeakMap<Tx, string>();

/** The jurisdiction a running transaction stands for. */
export const jurisdictionOf = (tx: Tx): string => jurisdictions.get(tx) as string;

/** Runs plain SQL inside a transaction, for statements the query builder cannot say. `:jurisdiction` is the transaction's own. */
export const execute = <R>(tx: Tx, text: string, values: readonly unknown[] = []): Promise<QueryResult<R>> =>
  tx.executeQuery(CompiledQuery.raw(text, [...values])) as Promise<QueryResult<R>>;

/** Names of the statements whose plans connections keep. */
const kept = new Map<string, string>();

/**
 * The same for a statement that finds its rows by keys, so that one plan serves all values: each connection prepares it once. Planning anew
 * under row-level security is more than half of what an act on a case costs the database. Never for lists: their best plan depends on the values.
 */
export const executeByKey = <R>(tx: Tx, text: string, values: readonly unknown[] = []): Promise<QueryResult<R>> => {
  if (!kept.has(text)) kept.set(text, `by key ${kept.size}`);
  return execute<R>(tx, text, values);
};

/** Lets the rest of a transaction see its whole jurisdiction. Only after the viewer has been authorized, to present the outcome. */
export const seeAll = async (tx: Tx): Promise<void> => {
  await execute(tx, everything);
};

/** Does one thing with the whole jurisdiction in sight; what comes after sees what it saw before. For what follows from something somebody may write. */
export const seeingAll = async <T>(tx: Tx, what: () => Promise<T>): Promise<T> => {
  const { rows } = await execute<{ was: boolean }>(tx, 'select linli.sees_all() as was');
  if (rows[0]?.was) return what();
  await seeAll(tx);
  const done = await what();
  await execute(tx, nothingMore);
  return done;
};

/** Lets the rest of a transaction act in another jurisdiction, with what it may see otherwise unchanged. Only for the platform's own acts. */
export const enterJurisdiction = async (tx: Tx, jurisdictionId: string): Promise<void> => {
  await execute(tx, jurisdictionSetting(jurisdictionId));
  jurisdictions.set(tx, jurisdictionId);
};

/** Lifts the time limits for the rest of a transaction: walking through everything takes as long as it takes. */
export const waitAsLong = async (tx: Tx): Promise<void> => {
  for (const setting of withoutLimits) await execute(tx, setting);
};

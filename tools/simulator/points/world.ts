import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { v7 } from 'uuid';
import { openDatabase } from '#kernel/db.ts';
import { APP_ROLE, migrate } from '#kernel/migrate.ts';
import { type Audit, auditPoints } from '#modules/points/index.ts';
import { startTemporaryPostgres } from '#tools/temporary.ts';

/** A database to play in. */
export interface World {
  readonly appUrl: string;
  readonly jurisdictionId: string;
  /** Ends the database at once, in the middle of whatever it does; it starts again by itself. */
  readonly crash?: () => void;
  /** Waits until the database answers. */
  ready(): Promise<void>;
  /** Every lot that is not empty, `<type> <holder> <last day>` → `<free> <held>`. */
  pots(): Promise<Map<string, string>>;
  /** Lots below zero of accounts that must not be. */
  belowZero(): Promise<number>;
  audit(): Promise<Audit>;
  /** Called after each round: for tests that spoil something. */
  readonly after?: (round: number) => Promise<void>;
  close(): Promise<void>;
}

/** A world on a database that is there. */
export const worldOn = (urls: { appUrl: string; ownerUrl: string }, jurisdictionId: string): World => {
  const db = openDatabase(urls.appUrl, { max: 2 });
  const asOwner = async <R extends pg.QueryResultRow>(text: string): Promise<R[]> => {
    const client = new pg.Client({ connectionString: urls.ownerUrl, connectionTimeoutMillis: 5000 });
    client.on('error', () => undefined);
    await client.connect();
    try {
      return (await client.query<R>(text, [jurisdictionId])).rows;
    } finally {
      await client.end();
    }
  };
  return {
    appUrl: urls.appUrl,
    jurisdictionId,
    ready: async () => {
      for (;;) {
        try {
          await asOwner('select $1::uuid');
          return;
        } catch {
          await sleep(50);
        }
      }
    },
    pots: async () =>
      new Map(
        (
          await asOwner<{ key: string; value: string }>(
            `select a.holder_type || ' ' || a.holder_id || ' ' || l.last_day as key, l.available || ' ' || l.held as value from points_lots l
             join points_accounts a on a.jurisdiction_id = $1 and a.id = l.account_id
             where l.jurisdiction_id = $1 and (l.available <> 0 or l.held <> 0)`,
          )
        ).map(({ key, value }) => [key, value]),
      ),
    belowZero: async () =>
      (
        await asOwner<{ n: number }>(
          'select count(*)::int as n from points_lots where jurisdiction_id = $1 and no_negative and least(available, held) < 0',
        )
      )[0]?.n ?? 0,
    audit: () => auditPoints(db, jurisdictionId),
    close: () => db.close(),
  };
};

/** A world of its own: a cluster in a temporary folder, durable as in production, that is removed afterwards. */
export const ownWorld = async (log: (line: string) => void): Promise<World> => {
  const postgres = await startTemporaryPostgres({}, log);
  try {
    const appPassword = randomBytes(16).toString('hex');
    await migrate(postgres.url, { appPassword });
    const appUrl = new URL(postgres.url);
    Object.assign(appUrl, { username: APP_ROLE, password: appPassword });
    const jurisdictionId = v7();
    const owner = new pg.Client({ connectionString: postgres.url });
    await owner.connect();
    await owner.query("insert into jurisdictions (id, code, name, root_path) values ($1, '530799', 'simulated', 'c530799')", [
      jurisdictionId,
    ]);
    await owner.end();
    const world = worldOn({ appUrl: appUrl.href, ownerUrl: postgres.url }, jurisdictionId);
    return {
      ...world,
      crash: () => void process.kill(postgres.pid(), 'SIGQUIT'),
      close: async () => {
        await world.close();
        await postgres.stop();
      },
    };
  } catch (error) {
    await postgres.stop();
    throw error;
  }
};

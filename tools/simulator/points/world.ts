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
  /** Puts organisations there for merchants, and a budget of the whole district that bears second uses. */
  prepare(merchants: readonly string[], budget: string): Promise<void>;
  /** Every offer, sheet and voucher: `offer <id>` → `<pieces> <taken>`, `sheet <merchant> <period>` → `<state> <points>`, `voucher <id>` → state. */
  standing(): Promise<Map<string, string>>;
  /** Vouchers that are held or were given out for pieces the book of the stock does not have. */
  oversold(): Promise<number>;
  audit(): Promise<Audit>;
  /** Called after each round: for tests that spoil something. */
  readonly after?: (round: number) => Promise<void>;
  close(): Promise<void>;
}

/** A world on a database that is there. */
export const worldOn = (urls: { appUrl: string; ownerUrl: string }, jurisdictionId: string): World => {
  const db = openDatabase(urls.appUrl, { max: 2 });
  const asOwner = async <R extends pg.QueryResultRow>(text: string, values: readonly unknown[] = [], before?: string): Promise<R[]> => {
    const client = new pg.Client({ connectionString: urls.ownerUrl, connectionTimeoutMillis: 5000 });
    client.on('error', () => undefined);
    await client.connect();
    try {
      if (before) await client.query(before);
      return (await client.query<R>(text, [jurisdictionId, ...values])).rows;
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
    prepare: async (merchants, budget) => {
      // the district has no areas: nothing asks for them
      await asOwner(
        `insert into organisations (jurisdiction_id, id, kind, name, area_id, area_path)
         select $1, id, 'enterprise', 'simulated ' || id, $1, 'c530799' from unnest($2::uuid[]) as m (id) returning id`,
        [merchants],
        'set session_replication_role = replica',
      );
      await asOwner(
        `insert into points_budgets (jurisdiction_id, id, area_code, title, payer, ceiling, opened_at)
         values ($1, $2, '530799', 'simulated', 'simulated', 1000000000, now())`,
        [budget],
      );
    },
    standing: async () =>
      new Map(
        (
          await asOwner<{ key: string; value: string }>(
            `select 'offer ' || id as key, coalesce(stock::text, 'any') || ' ' || taken as value from offers where jurisdiction_id = $1
             union all
             select 'sheet ' || s.merchant_id || ' ' || s.period, case s.state when 'open' then 'open' else 'closed' end || ' ' ||
               coalesce((select sum(e.points) from offer_entries e where e.jurisdiction_id = $1 and e.merchant_id = s.merchant_id and e.period = s.period), 0)
               || case when s.points is distinct from (select coalesce(sum(e.points), 0) from offer_entries e where e.jurisdiction_id = $1
                 and e.merchant_id = s.merchant_id and e.period = s.period) and s.state <> 'open' then ', closed with ' || coalesce(s.points, 0) else '' end
             from offer_settlements s where s.jurisdiction_id = $1
             union all select 'voucher ' || id, state from offer_vouchers where jurisdiction_id = $1`,
          )
        ).map(({ key, value }) => [key, value]),
      ),
    oversold: async () =>
      (
        await asOwner<{ n: number }>(
          `select coalesce(sum(greatest(0, v.n - coalesce(s.n, 0))), 0)::int as n from offers o
           cross join lateral (select count(*) as n from offer_vouchers v where v.jurisdiction_id = $1 and v.offer_id = o.id and v.state in ('bought', 'redeemed')) v
           cross join lateral (select sum(quantity) as n from offer_stock s where s.jurisdiction_id = $1 and s.offer_id = o.id) s
           where o.jurisdiction_id = $1 and o.stock is not null`,
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

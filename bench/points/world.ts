import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { v7 } from 'uuid';
import { APP_ROLE, migrate } from '#kernel/migrate.ts';
import { accountIdOf, type Holder } from '#modules/points/index.ts';
import { startTemporaryPostgres } from '#tools/temporary.ts';

/** A ledger with many people and one budget all of them are paid from, and bare tables of the same content beside it. */
export interface PointsWorld {
  readonly appUrl: string;
  readonly ownerUrl: string;
  readonly jurisdictionId: string;
  readonly people: readonly Holder[];
  readonly budget: Holder;
  readonly owner: pg.Client;
  close(): Promise<void>;
}

// What one would write in an afternoon: balances that cannot be negative, transfers, two entries each, an index for statements.
const bareTables = `
create schema bare;
create table bare.accounts (id uuid primary key, balance bigint not null, check (balance >= 0));
create table bare.transfers (id uuid primary key, from_account uuid not null references bare.accounts, to_account uuid not null references bare.accounts,
  points bigint not null, what text not null, at timestamptz not null);
create table bare.entries (transfer_id uuid not null references bare.transfers, account_id uuid not null references bare.accounts, points bigint not null,
  at timestamptz not null, primary key (transfer_id, account_id));
create index on bare.entries (account_id, at, transfer_id);`;

/** Points everybody begins with, in one lot that expires and one that does not. */
const start = 1_000_000;

export const createPointsWorld = async (accounts: number, log: (line: string) => void): Promise<PointsWorld> => {
  const postgres = await startTemporaryPostgres({}, log);
  const owner = new pg.Client({ connectionString: postgres.url });
  const close = async (): Promise<void> => {
    await owner.end();
    await postgres.stop();
  };
  try {
    await owner.connect();
    const appPassword = randomBytes(16).toString('hex');
    await migrate(postgres.url, { appPassword });
    const appUrl = new URL(postgres.url);
    Object.assign(appUrl, { username: APP_ROLE, password: appPassword });
    const jurisdictionId = v7();
    await owner.query("insert into jurisdictions (id, code, name, root_path) values ($1, '530799', 'bench', 'c530799')", [jurisdictionId]);
    const people = Array.from({ length: accounts }, (): Holder => ({ type: 'person', id: v7() }));
    const budget: Holder = { type: 'budget', id: v7() };
    const issuer: Holder = { type: 'issuer', id: jurisdictionId };
    const ids = (of: readonly Holder[]): string[] => of.map((one) => accountIdOf(jurisdictionId, one));
    const open = (of: readonly Holder[]) =>
      owner.query(
        `insert into points_accounts select $1, a, t, h, t <> 'issuer', now() from unnest($2::uuid[], $3::text[], $4::uuid[]) x (a, t, h)`,
        [jurisdictionId, ids(of), of.map(({ type }) => type), of.map(({ id }) => id)],
      );
    await open([...people, budget, issuer]);
    await owner.query(
      `insert into points_lots select jurisdiction_id, id, 'infinity', no_negative, 0, 0 from points_accounts where jurisdiction_id = $1`,
      [jurisdictionId],
    );
    const give = async (to: readonly Holder[], points: number, day: string, series: string): Promise<void> => {
      await owner.query(
        `with t as (
           insert into points_transfers (jurisdiction_id, id, act, from_account, to_account, points, what, facts, last_day, body_hash, at)
           select $1, ('00000000-0000-7000-$6-' || lpad(to_hex(n), 12, '0'))::uuid, 'transfer', $3, a, $4, 'points.grant', '{}', $5, '', now()
           from unnest($2::uuid[]) with ordinality x (a, n) returning id, from_account, to_account)
         insert into points_entries select $1, id, 0, from_account, 'infinity', false, to_account, $5, false, $4 from t`.replace(
          '$6',
          series,
        ),
        [jurisdictionId, ids(to), accountIdOf(jurisdictionId, issuer), points, day],
      );
    };
    await give(people, start, 'infinity', '8000');
    await give(people, start, '2099-12-31', '8001');
    await give([budget], 1e14, 'infinity', '8002');
    await settle(owner, jurisdictionId);
    await owner.query(bareTables);
    await owner.query('insert into bare.accounts select unnest($1::uuid[]), $2', [ids([...people]), 2 * start]);
    await owner.query('insert into bare.accounts values ($1, $2)', [accountIdOf(jurisdictionId, budget), 1e14]);
    await owner.query('vacuum analyze');
    log(`${accounts} accounts with points`);
    return { appUrl: appUrl.href, ownerUrl: postgres.url, jurisdictionId, people, budget, owner, close };
  } catch (error) {
    await close();
    throw error;
  }
};

/** Sets lots to what was written past them. */
const settle = (owner: pg.Client, jurisdictionId: string): Promise<unknown> =>
  owner.query(
    `with moves as (
       select from_account as account, from_day as day, -points as points from points_entries where jurisdiction_id = $1
       union all select to_account, to_day, points from points_entries where jurisdiction_id = $1
     ), due as (select account, day, sum(points) as points from moves group by 1, 2)
     insert into points_lots select $1, account, day, a.no_negative, points, 0 from due join points_accounts a on a.jurisdiction_id = $1 and a.id = account
     on conflict (jurisdiction_id, account_id, last_day) do update set available = excluded.available`,
    [jurisdictionId],
  );

/** Fills the ledger up to so many entries: payments from the one budget to everybody in turn, over three years. */
export const fillEntries = async (world: PointsWorld, entries: number, log: (line: string) => void): Promise<void> => {
  const { owner, jurisdictionId, people, budget } = world;
  const { rows } = await owner.query<{ n: string }>('select count(*) as n from points_entries');
  const missing = entries - Number(rows[0]?.n);
  if (missing <= 0) return;
  const { rows: indexes } = await owner.query<{ def: string; name: string }>(
    `select indexdef as def, indexname as name from pg_indexes where indexname in ('points_transfers_in', 'points_transfers_out')`,
  );
  for (const { name } of indexes) await owner.query(`drop index ${name}`);
  await owner.query('set session_replication_role = replica');
  await owner.query('create temporary table everybody (n int primary key, id uuid)');
  await owner.query('insert into everybody select n - 1, a from unnest($1::uuid[]) with ordinality x (a, n)', [
    people.map((one) => accountIdOf(jurisdictionId, one)),
  ]);
  const step = 500_000;
  for (let from = 0; from < missing; from += step) {
    await owner.query(
      `with t as (
         insert into points_transfers (jurisdiction_id, id, act, from_account, to_account, points, what, facts, last_day, body_hash, at)
         select $1, ('00000000-0000-7000-9000-' || lpad(to_hex(g), 12, '0'))::uuid, 'transfer', $2, e.id, 1 + g % 7, 'volunteers.hours',
                '{"rule": {"code": "hours", "version": 3}}', 'infinity', '\\x00', now() - interval '3 years' + g * interval '1 second' * ($6::float8 / $5)
         from generate_series($3::int, $4::int) g join everybody e on e.n = (g::bigint * 7919) % $7
         returning id, from_account, to_account, points)
       insert into points_entries select $1, id, 0, from_account, 'infinity', false, to_account, 'infinity', false, points from t`,
      [
        jurisdictionId,
        accountIdOf(jurisdictionId, budget),
        from,
        Math.min(from + step, missing) - 1,
        missing,
        3 * 365 * 86_400 - 86_400,
        people.length,
      ],
    );
    log(`${Math.min(from + step, missing)} of ${missing} entries written`);
  }
  await owner.query('set session_replication_role = origin');
  for (const { def } of indexes) await owner.query(def);
  await settle(owner, jurisdictionId);
  await owner.query('vacuum analyze points_transfers, points_entries, points_lots');
};

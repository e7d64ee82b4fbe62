import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { APP_ROLE, listMigrations, migrate } from './migrate.ts';

/* What the schema itself promises, asked of the database's catalogue, so that a new table cannot forget it. */
const query = async <R extends pg.QueryResultRow>(url: string, text: string, values: unknown[] = []): Promise<R[]> => {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<R>(text, values)).rows;
  } finally {
    await client.end();
  }
};
const names = (rows: { name: string }[]) => rows.map((r) => r.name).sort();

describe('the migrated schema', () => {
  let database: TestDatabase;
  beforeAll(async () => {
    database = await testDatabase();
  });
  afterAll(() => database?.drop());

  test('every table with a jurisdiction is under row-level security with policies, or out of the program’s reach', async () => {
    const tables = await query<{ name: string; secured: boolean; policies: number; reachable: boolean }>(
      database.ownerUrl,
      `select c.relname as name, c.relrowsecurity as secured, (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies,
         has_table_privilege($1, c.oid, 'select') or has_table_privilege($1, c.oid, 'insert') or has_table_privilege($1, c.oid, 'update')
         or has_table_privilege($1, c.oid, 'delete') or has_any_column_privilege($1, c.oid, 'select, insert, update') as reachable
       from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'jurisdiction_id' and not a.attisdropped
       where c.relkind in ('r', 'p') and c.relnamespace = 'public'::regnamespace`,
      [APP_ROLE],
    );
    expect(names(tables)).toEqual(
      expect.arrayContaining(['cases', 'case_events', 'reports', 'files', 'seals', 'reveals', 'mutations', 'audit_log', 'posts', 'areas']),
    );
    // partitions are reached through their parent, whose policies then hold
    expect(tables.filter((t) => t.reachable && (!t.secured || t.policies === 0))).toEqual([]);
    expect(tables.filter((t) => t.reachable).length).toBeGreaterThan(12);
  });

  test('every policy of a tenant table asks for the jurisdiction, and none stands open', async () => {
    const policies = await query<{ name: string; text: string }>(
      database.ownerUrl,
      `select tablename || '.' || policyname as name, coalesce(qual, '') || ' ' || coalesce(with_check, '') as text from pg_policies where schemaname = 'public'`,
    );
    expect(policies.length).toBeGreaterThan(15);
    // the platform's own worker looks in which jurisdictions something waits for it
    const others = policies.filter((p) => !p.text.includes('linli.jurisdiction()'));
    expect(
      others
        .filter((p) => !(/^(outbox|deliveries|held_deliveries)\.worker_/.test(p.name) && p.text.includes('linli.sees_all()')))
        .map((p) => p.name),
    ).toEqual([]);
  });

  test('the first key column of every tenant table is the jurisdiction', async () => {
    const keys = await query<{ name: string; first: string }>(
      database.ownerUrl,
      `select c.relname as name, (select a.attname from pg_attribute a where a.attrelid = c.oid and a.attnum = i.indkey[0]) as first
       from pg_class c join pg_index i on i.indrelid = c.oid and i.indisprimary
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p')
         and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'jurisdiction_id')`,
    );
    expect(keys.filter((k) => k.first !== 'jurisdiction_id')).toEqual([]);
  });

  test('the program’s role owns nothing and cannot get round anything', async () => {
    expect(
      await query(
        database.ownerUrl,
        'select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolinherit, rolreplication from pg_roles where rolname = $1',
        [APP_ROLE],
      ),
    ).toEqual([
      { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolinherit: false, rolreplication: false },
    ]);
    const owned = await query<{ name: string }>(
      database.ownerUrl,
      `select relname as name from pg_class where relowner = $1::regrole union all select proname from pg_proc where proowner = $1::regrole
       union all select nspname from pg_namespace where nspowner = $1::regrole union all select datname from pg_database where datdba = $1::regrole`,
      [APP_ROLE],
    );
    expect(owned).toEqual([]);
    expect(
      await query(database.ownerUrl, 'select roleid::regrole::text as name from pg_auth_members where member = $1::regrole', [APP_ROLE]),
    ).toEqual([]);
    for (const statement of [
      'alter table cases disable row level security',
      'drop policy see on cases',
      'set role linli_owner',
      'truncate case_events',
      'create table public.mine (n int)',
    ])
      await expect(query(database.appUrl, statement)).rejects.toThrow(/must be owner|permission denied|does not exist/);
  });

  test.each(['case_events', 'audit_log', 'seals', 'reveals'])(
    '%s only grows: the program may neither change nor remove a row',
    async (table) => {
      const [may] = await query(
        database.ownerUrl,
        `select has_table_privilege($1, $2, 'insert') as insert, has_table_privilege($1, $2, 'update') or has_any_column_privilege($1, $2, 'update') as change,
         has_table_privilege($1, $2, 'delete') as remove, has_table_privilege($1, $2, 'truncate') as empty`,
        [APP_ROLE, table],
      );
      expect(may).toEqual({ insert: true, change: false, remove: false, empty: false });
      await expect(query(database.appUrl, `update ${table} set jurisdiction_id = jurisdiction_id`)).rejects.toThrow('permission denied');
      await expect(query(database.appUrl, `delete from ${table}`)).rejects.toThrow('permission denied');
    },
  );

  test('reports and cases are never removed by the program', async () => {
    for (const table of ['cases', 'reports'])
      await expect(query(database.appUrl, `delete from ${table}`)).rejects.toThrow('permission denied');
    await expect(query(database.appUrl, `update reports set text = ''`)).rejects.toThrow('permission denied');
  });

  test('functions that run with the owner’s rights fix their search path and are not everybody’s', async () => {
    const functions = await query<{ name: string; path: boolean; everybody: boolean }>(
      database.ownerUrl,
      `select p.proname as name, coalesce(p.proconfig::text, '') like '%search_path=%' as path,
         p.proacl is null or exists (select from aclexplode(p.proacl) where grantee = 0) as everybody
       from pg_proc p where p.prosecdef and p.pronamespace in ('public'::regnamespace, 'linli'::regnamespace)`,
    );
    expect(names(functions)).toEqual(expect.arrayContaining(['prepare_months', 'find_cases']));
    expect(functions.filter((f) => !f.path || f.everybody)).toEqual([]);
  });

  test('without a jurisdiction set nothing is seen, and a row of another jurisdiction cannot be written', async () => {
    const [mine, other] = [v7(), v7()];
    for (const [i, id] of [mine, other].entries()) {
      await query(database.ownerUrl, `insert into jurisdictions (id, code, name, root_path) values ($1, $2, '县', '53')`, [
        id,
        `53990${i}`,
      ]);
      await query(
        database.ownerUrl,
        `insert into categories (jurisdiction_id, code, name, name_en, kind) values ($1, '01', '甲', 'A', 'event')`,
        [id],
      );
    }
    expect(await query(database.appUrl, 'select code from categories')).toEqual([]);
    const client = new pg.Client({ connectionString: database.appUrl });
    await client.connect();
    try {
      await client.query(`select set_config('linli.jurisdiction', $1, false), set_config('linli.all', 'on', false)`, [mine]);
      expect((await client.query('select jurisdiction_id from categories')).rows).toEqual([{ jurisdiction_id: mine }]);
      const write = client.query(
        `insert into categories (jurisdiction_id, code, name, name_en, kind) values ($1, '02', '乙', 'B', 'event')`,
        [other],
      );
      await expect(write).rejects.toThrow('row-level security');
      expect((await client.query(`update categories set name = '改' where jurisdiction_id = $1`, [other])).rowCount).toBe(0);
    } finally {
      await client.end();
    }
  });
});

describe('a fresh database and an upgraded one', () => {
  const appPassword = process.env['LINLI_TEST_APP_PASSWORD'] as string;
  /** Everything the catalogue says about our schemas, one line each. */
  const dump = async (url: string): Promise<string[]> => {
    const ours = `not like all (array['pg\\_%', 'information_schema'])`;
    const rows = await query<{ line: string }>(
      url,
      `select format('column %s.%s.%s %s %s %s %s %s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attgenerated, co.collname, pg_get_expr(d.adbin, d.adrelid)) as line
         from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_namespace n on n.oid = c.relnamespace
         left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum left join pg_collation co on co.oid = a.attcollation
         where n.nspname ${ours} and a.attnum > 0 and not a.attisdropped and c.relkind in ('r', 'p', 'v', 'm')
       union all select format('table %s.%s %s rls %s %s acl %s %s', n.nspname, c.relname, c.relkind, c.relrowsecurity, c.relforcerowsecurity, c.relacl, pg_get_expr(c.relpartbound, c.oid))
         from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname ${ours} and c.relkind in ('r', 'p', 'v', 'm', 'S')
       union all select format('constraint %s.%s %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) from pg_constraint where connamespace::regnamespace::text ${ours}
       union all select 'index ' || indexdef from pg_indexes where schemaname ${ours}
       union all select format('policy %s.%s %s %s %s %s %s', tablename, policyname, permissive, roles, cmd, qual, with_check) from pg_policies
       union all select format('function %s acl %s', pg_get_functiondef(p.oid), p.proacl) from pg_proc p join pg_namespace n on n.oid = p.pronamespace
         where n.nspname ${ours} and p.prokind in ('f', 'p') and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
       union all select format('trigger %s', pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal
       union all select format('schema %s acl %s', nspname, nspacl) from pg_namespace where nspname ${ours}
       union all select format('extension %s', extname) from pg_extension
       union all select format('type %s %s', t.typname, (select array_agg(enumlabel order by enumsortorder) from pg_enum e where e.enumtypid = t.oid)) from pg_type t join pg_namespace n on n.oid = t.typnamespace
         where n.nspname ${ours} and t.typtype in ('e', 'd')
       order by 1`,
    );
    return rows.map((r) => r.line);
  };
  const all = listMigrations().map((m) => m.name);
  let fresh: string[];
  const withDatabase = async <T>(work: (url: string) => Promise<T>): Promise<T> => {
    const database = await testDatabase({ empty: true });
    try {
      return await work(database.ownerUrl);
    } finally {
      await database.drop();
    }
  };
  beforeAll(async () => {
    fresh = await withDatabase(async (url) => {
      await migrate(url, { appPassword });
      return dump(url);
    });
    expect(fresh.length).toBeGreaterThan(200);
  });

  /** Brings a database up in runs that each stop where `stops` says, by names of migrations, and the last of them at the end. */
  const inRuns = async (stops: readonly number[]): Promise<string[]> => {
    const directory = mkdtempSync(path.join(tmpdir(), 'linli-prefix-'));
    try {
      return await withDatabase(async (url) => {
        let done = 0;
        for (const stop of [...stops, all.length]) {
          for (const name of all.slice(done, stop))
            cpSync(path.resolve(import.meta.dirname, '../../database/migrations', name), path.join(directory, name));
          expect((await migrate(url, { appPassword, directory })).applied).toEqual(all.slice(done, stop));
          done = stop;
        }
        return dump(url);
      });
    } finally {
      rmSync(directory, { recursive: true });
    }
  };

  // each is a transaction of its own, so that one walk with a stop after every one sees what any stop would
  test('brought up to date one by one: the same', async () => {
    expect(await inRuns(all.slice(1).map((_, i) => i + 1))).toEqual(fresh);
  });
  test.each([1, Math.floor(all.length / 2), all.length - 1])(
    'stopped after %i of them, then brought up to date: the same',
    async (count) => {
      expect(await inRuns([count])).toEqual(fresh);
    },
  );
});

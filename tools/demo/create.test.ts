import pg from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { caseKinds } from '#contract/organisations/kinds.ts';
import { execute, systemAccess } from '#kernel/db.ts';
import { type Process, send, startProcess } from '#modules/accounts/testing/world.ts';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { testKeys } from '#tools/testing/keys.ts';
import { ensureDemo } from './create.ts';
import { demoPassword } from './people.ts';

const asOwner = async (text: string): Promise<unknown[]> => {
  const client = new pg.Client({ connectionString: database.ownerUrl });
  await client.connect();
  const { rows } = await client.query(text).finally(() => client.end());
  return rows;
};
let database: TestDatabase;
let server: Process;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  await server?.close();
  await database?.drop();
});

it('creates the demo district once, whoever asks at the same time, and every named account can sign in', async () => {
  const options = { appUrl: database.appUrl, ownerUrl: database.ownerUrl, masterKeys: testKeys, log: () => undefined };
  const created = await Promise.all([ensureDemo(options), ensureDemo(options)]);
  expect(created.filter((c) => c.created)).toHaveLength(1);
  expect(await ensureDemo(options)).toEqual({ created: false });

  // statistics are there at once (fails without gathering them: they come a minute later, or never where nobody looks)
  expect(await asOwner("select from pg_stats where tablename = 'organisations' and attname = 'jurisdiction_id'")).toHaveLength(1);

  server = await startProcess(database);
  const jurisdiction = await server.kernel.jurisdictions.byCode('530702');
  expect(jurisdiction).toMatchObject({ demo: true, name: '古城区', settings: { simulation: true } });
  const place = { id: jurisdiction?.id ?? '', code: '530702', area: () => '', path: () => '' };
  const { demoAccounts } = (await send(server, place, 'GET', '/api/welcome')).body;
  const roles = [
    'resident',
    'grid_worker',
    'clerk',
    'dispatcher',
    'supervisor',
    'handler',
    'system_admin',
    'security_admin',
    'audit_admin',
  ];
  expect(demoAccounts.map((d: { role: string }) => d.role)).toEqual(roles);
  const community = new Set<string>();
  for (const { role, username, password, phone } of demoAccounts) {
    const { cookie } = await send(server, place, 'POST', '/api/session/password', { body: { login: username, password } });
    const me = (await send(server, place, 'GET', '/api/me', { cookie })).body;
    expect(me.roles).toEqual(role === 'resident' ? ['resident'] : ['resident', role]);
    expect(me.account.phone).toBe(`138****${phone.slice(-4)}`);
    for (const post of me.posts) {
      if (post.area && ['grid_worker', 'clerk'].includes(role)) community.add(post.area.code.slice(0, 12));
      if (post.area && role === 'dispatcher') expect([...community].every((code) => code.startsWith(post.area.code))).toBe(true);
    }
  }
  expect(community.size).toBe(1);
  // what was taken for points, and the months settled of it: pages that show nothing show nobody what they are for
  const states = await asOwner('select distinct state from offer_settlements order by state');
  expect(states.length).toBeGreaterThan(1);
  expect((await asOwner("select from offer_vouchers where state = 'bought'")).length).toBeGreaterThan(0);
}, 240_000);

it('has background tasks behind its clerk, of which one failed and one was stopped half way', async () => {
  const id = (await server.kernel.jurisdictions.byCode('530702'))?.id ?? '';
  const text = `select w.state from long_work w join accounts a on a.id = w.account_id
    where w.jurisdiction_id = :jurisdiction and w.handed_over and a.username = 'clerk' order by w.id`;
  const { rows } = await database.db.read(systemAccess(id), (tx) => execute<{ state: string }>(tx, text));
  expect(rows.map(({ state }) => state)).toEqual(['done', 'cancelled', 'failed', 'done']);
});

it('hands out its sheet of organisations also before anybody has gathered statistics', async () => {
  await asOwner("delete from pg_statistic where starelid in (select oid from pg_class where relnamespace = 'public'::regnamespace)");
  await asOwner("update pg_class set reltuples = -1 where relkind in ('r', 'i') and relnamespace = 'public'::regnamespace");
  const place = { id: '', code: '530702', area: () => '', path: () => '' };
  const { cookie } = await send(server, place, 'POST', '/api/session/password', { body: { login: 'supervisor', password: demoPassword } });
  const headers = { 'x-jurisdiction': '530702', cookie };
  const answer = await server.app.inject({ url: '/api/organisations/sheet?area=530702', headers });
  expect(answer.statusCode).toBe(200);
});

it('staffs every grid, community and organisation that receives cases', async () => {
  const id = (await server.kernel.jurisdictions.byCode('530702'))?.id ?? '';
  const bare = await database.db.read(systemAccess(id), async (tx) => ({
    grids: await tx
      .selectFrom('areas')
      .select('name')
      .where('level', '=', 'grid')
      .where((eb) =>
        eb.not(
          eb.exists(eb.selectFrom('posts').select('posts.id').whereRef('posts.area_id', '=', 'areas.id').where('role', '=', 'grid_worker')),
        ),
      )
      .execute(),
    communities: await tx
      .selectFrom('areas')
      .select('name')
      .where('level', '=', 'community')
      .where((eb) =>
        eb.not(eb.exists(eb.selectFrom('posts').select('posts.id').whereRef('posts.area_id', '=', 'areas.id').where('role', '=', 'clerk'))),
      )
      .execute(),
    organisations: await tx
      .selectFrom('organisations')
      .select('name')
      .where('kind', 'in', [...caseKinds])
      .where((eb) =>
        eb.not(eb.exists(eb.selectFrom('posts').select('posts.id').whereRef('posts.organisation_id', '=', 'organisations.id'))),
      )
      .execute(),
  }));
  expect(bare).toEqual({ grids: [], communities: [], organisations: [] });
});

it('has a people side that keeps the rules, but for the breaks that a coverage page is to find', async () => {
  const id = (await server.kernel.jurisdictions.byCode('530702'))?.id ?? '';
  const count = async (text: string): Promise<number> =>
    (await database.db.read(systemAccess(id), (tx) => execute<{ n: number }>(tx, text))).rows[0]?.n ?? -1;
  expect(
    await count(
      "select count(*)::int as n from areas a where level = 'grid' and not exists (select from organisations o where o.area_id = a.id and o.kind = 'branch')",
    ),
  ).toBe(3);
  expect(
    await count("select count(*)::int as n from organisations where kind = 'contact_household' and households not between 6 and 10"),
  ).toBe(0);
  expect(
    await count(`select count(*)::int as n from organisations o join organisations p on p.jurisdiction_id = o.jurisdiction_id and p.id = o.parent_id
      where array_position('{party_committee,general_branch,branch,party_group,contact_household}'::text[], o.kind)
        <= array_position('{party_committee,general_branch,branch,party_group,contact_household}'::text[], p.kind)`),
  ).toBe(0);
  // seats are filled by member units, workers with an account are the same person
  expect(
    await count(
      "select count(*)::int as n from offices f where kind = 'part_time_member' and not exists (select from memberships m where m.unit_id = f.unit_id and m.body_id = f.organisation_id)",
    ),
  ).toBe(0);
  // and, of those one signs in as, whoever takes part in something: the resident, the clerk and the handler
  expect(await count('select count(*)::int as n from persons where account_id is not null')).toBe(
    3 + (await count("select count(*)::int as n from areas where level = 'grid'")),
  );
  expect(await count('select count(*)::int as n from agreements where valid_to < current_date')).toBeGreaterThan(5);
  expect(
    await count('select count(*)::int as n from agreements where valid_to between current_date and current_date + 30'),
  ).toBeGreaterThan(10);
  expect(await count('select count(*)::int as n from promises where due_on < current_date and kept_on is null')).toBeGreaterThan(3);
  expect(await count("select count(*)::int as n from organisations where kind = 'owners_committee'")).toBeGreaterThan(50);
});

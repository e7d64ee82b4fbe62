import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { type Access, enterJurisdiction, execute, seeAll, systemAccess, waitAsLong } from './db.ts';
import { accessSettings } from './set-local.ts';

const mine = '0199a000-0000-7000-8000-000000000001';
const other = '0199a000-0000-7000-8000-000000000002';
const viewer: Access = { jurisdictionId: mine, accountId: other, scopes: ['53.07.02', '53.08'], organisations: [mine, other], all: false };

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ connections: 1 });
});
afterAll(() => database?.drop());

const seen = `select linli.jurisdiction() as jurisdiction, linli.account() as account, linli.scopes()::text as scopes,
  linli.organisations()::text as organisations, linli.sees_all() as "all"`;

describe('a transaction', () => {
  test('stands under exactly its access, and leaves nothing to the next on its connection', async () => {
    const { db } = database;
    const [first] = await db.write(viewer, async (tx) => (await execute(tx, seen)).rows);
    expect(first).toEqual({
      jurisdiction: mine,
      account: other,
      scopes: '{53.07.02,53.08}',
      organisations: `{${mine},${other}}`,
      all: false,
    });
    const [second] = await db.statement(systemAccess(other), { name: 'seen', text: seen, values: [] });
    expect(second).toEqual({ jurisdiction: other, account: null, scopes: '{}', organisations: '{}', all: true });
    const { rows } = await db.pool.query(seen);
    expect(rows[0]).toEqual({ jurisdiction: null, account: null, scopes: '{}', organisations: '{}', all: false });
  });

  test('that holds the last connection can still wait for what is read into memory', async () => {
    const { db } = database;
    const [row] = await db.write(viewer, () => db.load(mine, async (tx) => (await execute(tx, seen)).rows));
    expect(row).toEqual({ jurisdiction: mine, account: null, scopes: '{}', organisations: '{}', all: true });
  });

  test('binds :jurisdiction behind its other parameters, and to where it went meanwhile', async () => {
    const { db } = database;
    const text = 'select $1::text as given, :jurisdiction as bound, :jurisdiction = linli.jurisdiction() as same';
    await db.write(viewer, async (tx) => {
      expect((await execute(tx, text, ['a'])).rows).toEqual([{ given: 'a', bound: mine, same: true }]);
      await enterJurisdiction(tx, other);
      expect((await execute(tx, text, ['b'])).rows).toEqual([{ given: 'b', bound: other, same: true }]);
    });
    expect(await db.statement(viewer, { name: 'bound', text, values: ['c'] })).toEqual([{ given: 'c', bound: mine, same: true }]);
  });

  test('sees all and waits as long as it takes once it is told to', async () => {
    const limits = `select linli.sees_all() as "all", current_setting('lock_timeout') as lock, current_setting('statement_timeout') as statement`;
    await database.db.read(viewer, async (tx) => {
      expect((await execute(tx, limits)).rows).toEqual([{ all: false, lock: '10s', statement: '20s' }]);
      await seeAll(tx);
      await waitAsLong(tx);
      expect((await execute(tx, limits)).rows).toEqual([{ all: true, lock: '0', statement: '0' }]);
    });
  });

  test('of several statements writes all or nothing', async () => {
    const insert = (code: string) => ({
      name: 'category',
      text: `insert into categories (jurisdiction_id, code, name, name_en, kind) values (:jurisdiction, $1, '甲', 'A', 'event')`,
      values: [code],
    });
    const { rows } = await database.db.pool.query(
      `insert into jurisdictions (id, code, name, root_path) values ($1, '539901', '县', '53') returning id`,
      [mine],
    );
    expect(rows).toHaveLength(1);
    await expect(database.db.statements(systemAccess(mine), [insert('01'), insert('02'), insert('01')])).rejects.toThrow('categories_pkey');
    const codes = { name: 'codes', text: 'select code from categories where jurisdiction_id = :jurisdiction order by code', values: [] };
    expect(await database.db.statement(systemAccess(mine), codes)).toEqual([]);
    await database.db.statements(systemAccess(mine), [insert('01'), insert('02')]);
    expect(await database.db.statement(systemAccess(mine), codes)).toEqual([{ code: '01' }, { code: '02' }]);
  });
});

// SET takes no parameters: whatever is not an id or a path must not reach it
test.each(["'; set role linli_owner; --", `${mine}'`, `${mine}\n`, '{}', '', 'a,b', '53\\', "E'", '53.07"', '53..07', '％', '5 3'])(
  'no setting is made of %j',
  async (hostile) => {
    for (const over of [{ jurisdictionId: hostile }, { accountId: hostile }, { scopes: [hostile] }, { organisations: [hostile] }]) {
      expect(() => accessSettings({ ...viewer, ...over })).toThrow('not allowed');
      await expect(database.db.write({ ...viewer, ...over }, async (tx) => execute(tx, 'select 1'))).rejects.toThrow('not allowed');
    }
    expect((await database.db.pool.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  },
);

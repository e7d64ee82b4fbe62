import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { execute, systemAccess } from '#kernel/db.ts';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { simulate } from './run.ts';
import { type World, worldOn } from './world.ts';

let database: TestDatabase;
const worlds: World[] = [];
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(async () => {
  for (const world of worlds) await world.close();
  await database?.drop();
});
/** An empty world of its own. */
const newWorld = async (): Promise<World> => {
  const [id, code] = [v7(), String(530_790 + worlds.length)];
  await database.db.pool.query("insert into jurisdictions (id, code, name, root_path) values ($1, $2, 'simulated', $3)", [
    id,
    code,
    `c${code}`,
  ]);
  const world = worldOn(database, id);
  worlds.push(world);
  return world;
};

const options = { seed: 11, acts: 500, batch: 20, processes: 2 };
const quiet = (): void => undefined;

test('random acts, rivals and repeats come out as the model says, to the point', async () => {
  const { found, crashes: _, ...result } = await simulate(await newWorld(), options, quiet);
  expect(found).toEqual([]);
  expect(result).toMatchObject({ mismatches: 0, negative: 0, oversold: 0 });
  expect(result.acts).toBeGreaterThanOrEqual(500);
});

test('a process that kills itself before it answers is asked again, and nothing is done twice', async () => {
  const { mismatches, crashes, found } = await simulate(await newWorld(), { ...options, seed: 12, killed: 0.2 }, quiet);
  expect(found).toEqual([]);
  expect(crashes.server).toBeGreaterThan(0);
  expect(mismatches).toBe(0);
});

test('a point too many in one lot, a voucher that is not as it must be, and pieces that the book of the stock does not have are found', async () => {
  const world = await newWorld();
  const spoil = async (round: number): Promise<void> => {
    if (round === 8)
      await database.db.write(systemAccess(world.jurisdictionId), async (tx) => {
        await execute(
          tx,
          `update points_lots set available = available + 1 where jurisdiction_id = :jurisdiction and account_id =
             (select account_id from points_lots where jurisdiction_id = :jurisdiction and available > 0 order by account_id limit 1)
           and last_day = 'infinity'`,
        );
        await execute(
          tx,
          `update offer_vouchers set state = 'refunded' where jurisdiction_id = :jurisdiction and id =
             (select id from offer_vouchers where jurisdiction_id = :jurisdiction and state = 'bought' order by id desc limit 1)`,
        );
        await execute(
          tx,
          `insert into offer_stock (jurisdiction_id, id, offer_id, what, quantity, noted_at)
           select :jurisdiction, gen_random_uuid(), o.id, 'given', -1000, now() from offers o
           where o.jurisdiction_id = :jurisdiction and o.stock is not null and exists (select from offer_vouchers v
             where v.jurisdiction_id = :jurisdiction and v.offer_id = o.id and v.state in ('bought', 'redeemed'))`,
        );
      });
  };
  const { mismatches, oversold, found } = await simulate({ ...world, after: spoil }, { ...options, seed: 13, acts: 400 }, quiet);
  expect(oversold).toBeGreaterThan(0);
  expect(mismatches).toBeGreaterThan(1);
  expect(found.some((one) => one.startsWith('voucher '))).toBe(true);
});

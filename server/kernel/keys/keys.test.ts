import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { startProcess } from '#tools/testing/factories/process.ts';
import { testKeys } from '#tools/testing/keys.ts';
import { makeMasterKey } from './master.ts';
import type { Ring } from './ring.ts';
import { checkMasterKeys, createRings, renewAll, rewrapAll } from './rings.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database?.drop());
const ringOf = (scope: string, masters = testKeys): Promise<Ring> => createRings(database.db.pool, masters).of(scope);

describe('a value', () => {
  it('opens in its own place alone, and not when a bit of it was changed (fails without setAAD)', async () => {
    const ring = await ringOf(v7());
    const sealed = ring.seal('persons.phone 1', '13800001234');
    expect(ring.open('persons.phone 1', sealed)).toBe('13800001234');
    expect(() => ring.open('persons.phone 2', sealed)).toThrow();
    expect(() => ring.open('persons.address 1', sealed)).toThrow();
    sealed[20] = (sealed[20] ?? 0) ^ 1;
    expect(() => ring.open('persons.phone 1', sealed)).toThrow();
  });

  it('does not open with the keys of another jurisdiction, nor gives the same digest there', async () => {
    const [one, other] = [await ringOf(v7()), await ringOf(v7())];
    expect(() => other.open('a', one.seal('a', 'text'))).toThrow();
    expect(one.digest('phone', '1')).not.toEqual(other.digest('phone', '1'));
    expect(one.digest('phone', '1')).not.toEqual(one.digest('name', '1'));
    expect(one.digest('phone', '1')).toEqual(one.digest('phone', '1'));
  });

  it('is sealed differently each time', async () => {
    const ring = await ringOf(v7());
    expect(ring.seal('a', 'text')).not.toEqual(ring.seal('a', 'text'));
  });
});

it('of two processes that make the keys of a jurisdiction at once, both have the same (fails without on conflict do nothing)', async () => {
  const scope = v7();
  const rings = await Promise.all(Array.from({ length: 6 }, () => ringOf(scope)));
  for (const ring of rings) expect(ring.open('a', rings[0]!.seal('a', 'text'))).toBe('text');
});

it('a signature is proved by anybody with the public half, for its use and text alone, and after a renewal', async () => {
  const scope = v7();
  const ring = await ringOf(scope);
  const signature = ring.sign('document', 'text');
  await renewAll(database.db.pool, testKeys);
  const later = await ringOf(scope);
  expect(later.verify('document', 'text', signature)).toBe(true);
  expect(later.verify('document', 'other', signature)).toBe(false);
  expect(later.verify('voucher', 'text', signature)).toBe(false);
  expect(later.verify('document', 'text', 'x.y')).toBe(false);
  expect(Object.keys(later.publicKeys())).toEqual(['1', '2']);
});

describe('the master key', () => {
  it('is changed by wrapping the data keys anew: values stay as they are, the former key is needed no more', async () => {
    const fresh = await testDatabase();
    try {
      const { pool } = fresh.db;
      const scope = v7();
      const ring = await createRings(pool, testKeys).of(scope);
      const sealed = ring.seal('a', 'text');
      const next = makeMasterKey();
      expect(await rewrapAll(pool, [next, ...testKeys])).toBe(1);
      expect(await rewrapAll(pool, [next])).toBe(0);
      expect((await createRings(pool, [next]).of(scope)).open('a', sealed)).toBe('text');
      await expect(checkMasterKeys(pool, testKeys)).rejects.toThrow('is missing');
    } finally {
      await fresh.drop();
    }
  });

  it('missing or wrong, lets nothing start and says which one is needed and what to do', async () => {
    await ringOf(v7());
    const start = (masterKeys: readonly ReturnType<typeof makeMasterKey>[]) =>
      startProcess(database.appUrl, '.', { now: () => new Date() }, { masterKeys });
    const [{ fingerprint }] = testKeys as [(typeof testKeys)[number]];
    await expect(start([])).rejects.toThrow(
      `The master key ${fingerprint} is missing: without it, personal data in this database cannot be read. There is none at all.`,
    );
    await expect(start([makeMasterKey()])).rejects.toThrow('Put master.key back into the data folder');
    // bearing the right fingerprint does not help
    await expect(start([{ ...makeMasterKey(), fingerprint }])).rejects.toThrow();
  });
});

it('a renewal seals everything anew in batches and retires the older version, which still opens what it sealed', async () => {
  const fresh = await testDatabase();
  const { kernel, close } = await startProcess(fresh.appUrl, '.', { now: () => new Date() });
  try {
    const id = v7();
    await fresh.db.pool.query("insert into jurisdictions (id, code, name, root_path) values ($1, '530802', '试验县', 'a530802')", [id]);
    const old = await kernel.keys.of(id);
    const rows = Array.from({ length: 1100 }, (_, i) => old.seal(`t.c ${i}`, `${i}`));
    const batches: number[] = [];
    kernel.keys.add({
      of: 'jurisdiction',
      reseal: async (scope, ring, limit) => {
        if (scope !== id) return 0;
        const due = rows.flatMap((sealed, i) => (sealed.readUInt16BE(0) < ring.version ? [i] : [])).slice(0, limit);
        for (const i of due) rows[i] = ring.seal(`t.c ${i}`, ring.open(`t.c ${i}`, rows[i] as Buffer));
        batches.push(due.length);
        return due.length;
      },
    });
    const kept = rows[7] as Buffer;
    await kernel.keys.reseal();
    expect(batches).toEqual([0]);
    await renewAll(fresh.db.pool, testKeys);
    await kernel.keys.reseal();
    expect(batches).toEqual([0, 500, 500, 100, 0]);
    kernel.keys.forget();
    const ring = await kernel.keys.of(id);
    expect(ring.version).toBe(2);
    expect(rows.map((sealed, i) => ring.open(`t.c ${i}`, sealed))).toEqual(rows.map((_, i) => `${i}`));
    expect(ring.open('t.c 7', kept)).toBe('7');
    expect(old.digests('phone', '1')).toHaveLength(1);
    expect(ring.digests('phone', '1')).toEqual([ring.digest('phone', '1')]);
  } finally {
    await close();
    await fresh.drop();
  }
});

import { expect, test } from 'vitest';
import type { Database, Statement } from '#kernel/db.ts';
import { createIntakeQueue } from './intake-queue.ts';
import type { IntakeRow } from './store/intake.ts';

const rowOf = (id: string, jurisdictionId = 'j'): IntakeRow =>
  ({
    jurisdictionId,
    mutation: { id, accountId: 'a', bodyHash: Buffer.from('b') },
    hash: Buffer.from('h'),
    prevHash: Buffer.from('p'),
    report: { salt: Buffer.from('s') },
    at: new Date(0),
    event: { basis: {} },
    news: {},
  }) as unknown as IntakeRow;

/** A database that remembers its batches and refuses ids as told. */
const databaseWith = (refuse: (ids: string[]) => { code: string } | null) => {
  const batches: string[][] = [];
  const known = new Set<string>();
  const statements = async (_: unknown, [mutations]: readonly Statement[]) => {
    // jurisdiction, then id, account, hash and time of each
    const ids = mutations?.values.slice(1).filter((_value, i) => i % 4 === 0) as string[];
    batches.push(ids);
    await new Promise(setImmediate);
    const error = refuse(ids);
    if (error) throw Object.assign(new Error('refused'), error);
    if (ids.some((id) => known.has(id))) throw Object.assign(new Error('known'), { code: '23505', constraint: 'mutations_pkey' });
    for (const id of ids) known.add(id);
  };
  return { db: { statements } as unknown as Database, batches };
};

test('what arrives together is written together, sorted, in few statements', async () => {
  const { db, batches } = databaseWith(() => null);
  const write = createIntakeQueue(db);
  const ids = Array.from({ length: 80 }, (_, i) => String(99 - i));
  expect(await Promise.all(ids.map((id) => write(rowOf(id))))).toEqual(ids.map(() => true));
  expect(batches.map((b) => b.length)).toEqual([32, 32, 16]);
  for (const batch of batches) expect(batch).toEqual(batch.toSorted());
});

test('a repeat beside its original waits for it and learns that it is one', async () => {
  const { db, batches } = databaseWith(() => null);
  const write = createIntakeQueue(db);
  expect(await Promise.all(['1', '1', '2'].map((id) => write(rowOf(id))))).toEqual([true, false, true]);
  for (const batch of batches) expect(new Set(batch).size).toBe(batch.length);
});

test('a row that spoils its batch fails alone', async () => {
  const { db } = databaseWith((ids) => (ids.includes('2') ? { code: '22021' } : null));
  const write = createIntakeQueue(db);
  const outcomes = await Promise.allSettled(['1', '2', '3'].map((id) => write(rowOf(id))));
  expect(outcomes.map((o) => o.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
});

test('a database that is away is not asked once more for each', async () => {
  const { db, batches } = databaseWith(() => ({ code: '57P01' }));
  const write = createIntakeQueue(db);
  const outcomes = await Promise.allSettled(['1', '2', '3'].map((id) => write(rowOf(id))));
  expect(outcomes.map((o) => o.status)).toEqual(['rejected', 'rejected', 'rejected']);
  expect(batches).toHaveLength(1);
});

test('jurisdictions travel apart', async () => {
  const { db, batches } = databaseWith(() => null);
  const write = createIntakeQueue(db);
  await Promise.all([write(rowOf('1', 'a')), write(rowOf('2', 'b'))]);
  expect(batches).toEqual([['1'], ['2']]);
});

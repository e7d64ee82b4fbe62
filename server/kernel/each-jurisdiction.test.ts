import { pino } from 'pino';
import { expect, test } from 'vitest';
import { eachJurisdiction } from './each-jurisdiction.ts';
import type { Jurisdictions } from './jurisdictions.ts';

const kernel = (...ids: string[]) => ({
  jurisdictions: { all: async () => ids.map((id) => ({ id })) } as unknown as Jurisdictions,
  log: pino({ level: 'silent' }),
});

test('a jurisdiction that fails or waits stops no other, and the job counts as failed', async () => {
  const done: string[] = [];
  const [held, others] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const running = eachJurisdiction(kernel('held', 'broken', 'a', 'b', 'c'), 'test.work', async (id) => {
    if (id === 'held') await held.promise;
    if (id === 'broken') throw new Error('lost server');
    done.push(id);
    if (done.length === 3) others.resolve();
  });
  await others.promise;
  expect(done).toEqual(['a', 'b', 'c']);
  held.resolve();
  await expect(running).rejects.toThrow('test.work failed in 1 jurisdictions');
  expect(done).toEqual(['a', 'b', 'c', 'held']);
});

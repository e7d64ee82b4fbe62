import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Viewer } from '#contract/accounts/viewer.ts';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { type Command, command } from './command.ts';
import { execute, systemAccess } from './db.ts';
import type { Kernel } from './kernel.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ connections: 2 });
});
afterAll(() => database?.drop());

/** Gives each of two the go-ahead when both have come. */
const meeting = (): (() => Promise<void>) => {
  let come = 0;
  let both: () => void;
  const met = new Promise<void>((resolve) => {
    both = resolve;
  });
  return () => {
    come += 1;
    if (come === 2) both();
    return met;
  };
};

// Seen to fail with 40P01 where a command is tried once.
it('a command that loses a deadlock is tried again, and leaves its line once', async () => {
  const kernel = { db: database.db, clock: { now: () => new Date('2026-03-04T08:00:00Z') } } as unknown as Kernel;
  const viewer = { jurisdictionId: v7(), accountId: v7(), posts: [] } as unknown as Viewer;
  const met = meeting();
  await database.db.pool.query('insert into jurisdictions (id, code, name, root_path) values ($1, $2, $2, $3)', [
    viewer.jurisdictionId,
    '530981',
    '53.09.81',
  ]);
  const lock = ({ tx }: Command, n: number) => execute(tx, 'select pg_advisory_xact_lock($1)', [n]);
  const runs = [0, 0];
  const crossing = (me: 0 | 1) =>
    command(
      kernel,
      viewer,
      `test.cross ${me}`,
      { id: v7() },
      async (running) => {
        runs[me] = (runs[me] ?? 0) + 1;
        await running.log('test.crossed', viewer.accountId, { data: { me } });
        await lock(running, 7_001 + me);
        await met();
        await lock(running, 7_002 - me);
        return { me };
      },
      async (_, done) => done.me,
    );
  expect(await Promise.all([crossing(0), crossing(1)])).toEqual([0, 1]);
  expect(runs.toSorted()).toEqual([1, 2]);
  const lines = await database.db.read(systemAccess(viewer.jurisdictionId), (tx) =>
    execute(tx, `select data ->> 'me' as me from audit_log where action = 'test.crossed' order by 1`),
  );
  expect(lines.rows).toEqual([{ me: '0' }, { me: '1' }]);
});

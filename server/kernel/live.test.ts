import { connect, createServer, type Socket } from 'node:net';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { createLive } from './live.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase({ connections: 1 });
});
afterAll(() => database?.drop());

/** A way to the database that can be closed: whoever is on it is cut off, whoever comes is sent away and counted. */
const gate = async (target: URL) => {
  const sockets = new Set<Socket>();
  const state = { open: true, refused: 0 };
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    if (!state.open) {
      state.refused += 1;
      socket.destroy();
      return;
    }
    const on = connect(Number(target.port), target.hostname);
    for (const [one, other] of [
      [socket, on],
      [on, socket],
    ] as const) {
      sockets.add(one);
      one.on('error', () => undefined).on('close', () => other.destroy());
      one.pipe(other);
    }
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = new URL(target);
  url.port = String((server.address() as { port: number }).port);
  const shut = (): void => {
    state.open = false;
    for (const one of sockets) one.destroy();
  };
  return { url: url.href, state, shut, close: () => server.close(shut) };
};

// Seen to fail where a connection that never came about was tried again both by its end and by its failure.
test('a lost connection is tried again by one attempt at a time, however often it fails, and listens again once it can', async () => {
  const way = await gate(new URL(database.appUrl));
  const live = await createLive(way.url, database.db.pool, pino({ level: 'silent' }));
  const timers = vi.spyOn(globalThis, 'setTimeout');
  try {
    let gaps = 0;
    live.onGap(() => {
      gaps += 1;
    });
    way.shut();
    await expect.poll(() => way.state.refused).toBeGreaterThanOrEqual(4);
    const refused = way.state.refused;
    const pauses = timers.mock.calls.filter(([, delay = 0]) => [100, 200, 400, 800, 1_600, 3_200, 5_000].includes(delay));
    // one pause for each failure, and at most the one that runs now: nobody tries beside another
    expect([pauses.length - refused]).toEqual([expect.toSatisfy((n: number) => n <= 1)]);
    way.state.open = true;
    await expect.poll(() => gaps).toBe(1);
    expect(live.connected()).toBe(true);
  } finally {
    timers.mockRestore();
    await live.close();
    way.close();
  }
});

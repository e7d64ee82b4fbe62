import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Work } from '#contract/work/api.ts';
import { audit } from '#kernel/audit.ts';
import { writeWorkbook } from '#kernel/sheets/write.ts';
import type { WorkKind } from '#kernel/work/kinds.ts';
import { jobsOf } from '#server/app.ts';
import { type District, type Running, testDistrict, type Who } from '#tools/testing/district.ts';
import { pointIn } from '#tools/testing/factories/territory.ts';
import type { WorkerTask } from './testing/worker.ts';

let d: District;
let other: Running;
/** Steps of the test's own kind that a process may still do, and who waits for more. */
const left = new Map<Running, number>();
const waiting = new Set<() => void>();
const allow = (process: Running, steps: number): void => {
  left.set(process, steps);
  for (const wake of waiting) wake();
  waiting.clear();
};
let kinds: Map<Running, WorkKind<{ steps: number; fail?: boolean }, { steps: number }, number>>;
beforeAll(async () => {
  d = await testDistrict();
  other = await d.another();
  kinds = new Map(
    [d.process, other].map((process) => [
      process,
      process.kernel.work.kind<{ steps: number; fail?: boolean }, { steps: number }, number>({
        kind: 'test.steps',
        steps: true,
        run: async ({ viewer, input: { steps, fail: fails }, position, step }) => {
          for (let at = position ?? 0; at < steps; at++) {
            while (left.get(process) === 0) await new Promise<void>((wake) => waiting.add(wake));
            left.set(process, (left.get(process) ?? 0) - 1);
            if (fails) throw new Error('broken');
            await step({ position: at + 1, done: at + 1, total: steps }, (tx) =>
              audit(tx, { jurisdictionId: d.id, actorId: viewer.accountId, action: 'test.step', subject: String(at), at: d.clock.now() }),
            );
          }
          return { answer: { steps } };
        },
      }),
    ]),
  );
});
afterAll(() => d?.close());
beforeEach(async () => {
  for (const process of [d.process, other]) allow(process, Number.POSITIVE_INFINITY);
  await Promise.all([rest(), rest(other)]);
  await d.asOwner("delete from audit_log where action = 'test.step'");
  await d.asOwner('delete from long_work');
});

const kindOn = (process: Running) => kinds.get(process) as NonNullable<ReturnType<typeof kinds.get>>;
const viewerOf = async (who: Who) => {
  const viewer = await d.process.kernel.viewers.of(d.id, d.people[who].id);
  if (!viewer) throw new Error('nobody');
  return viewer;
};
const begin = async (who: Who, steps: number, on = d.process, fails = false): Promise<string> =>
  on.kernel.work.begin(kindOn(on), await viewerOf(who), { input: { steps, fail: fails }, file: null, title: '试', language: 'zh-CN' });
const own = async (who: Who, query = ''): Promise<Work[]> => (await (await d.as(who)).get(`/api/work${query}`)).body.items;
const one = async (who: Who, id: string): Promise<Work> => {
  const found = (await own(who)).find((work) => work.id === id);
  if (!found) throw new Error('not among them');
  return found;
};
const wish = async (who: Who, id: string, what: string) => (await d.as(who)).post(`/api/work/${id}/wish`, { wish: what });
const stepsDone = async (): Promise<string[]> =>
  (await d.asOwner<{ subject: string }>("select subject from audit_log where action = 'test.step' order by at, id")).map((r) => r.subject);
const rest = (process = d.process) => process.kernel.work.carryOn(d.id);
/** A machine that does other things beside takes its time. */
const soon = <T>(ask: () => Promise<T>) => expect.poll(ask, { timeout: 20_000, interval: 20 });
/** A workbook with one place. */
const placesBook = (name: string): Promise<Buffer> => {
  const { lon, lat } = pointIn('001001001');
  const sheet = { name: '点位', head: [['名称', '类型', '经度', '纬度']], rows: [[name, '社区食堂', lon, lat]], widths: [] };
  return writeWorkbook([sheet], new AbortController().signal);
};
/** Imports places as the clerk. */
const send = async (query: string, prefer: string | null, bytes: Buffer, on = d.process) => {
  const edge = 'linli-test-boundary';
  const head = `--${edge}\r\ncontent-disposition: form-data; name="sheet"; filename="点位.xlsx"\r\ncontent-type: application/octet-stream\r\n\r\n`;
  return on.app.inject({
    method: 'POST',
    url: `/api/places/import?${query}`,
    headers: {
      'x-jurisdiction': d.code,
      'x-linli': '1',
      cookie: (await d.as('clerk')).cookie,
      'content-type': `multipart/form-data; boundary=${edge}`,
      ...(prefer ? { prefer } : {}),
    },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${edge}--\r\n`)]),
  });
};

test('goes step by step to its answer, which its owner alone reads, while the rights it was made with last, and for some days', async () => {
  const id = await begin('clerk', 3);
  await rest();
  expect(await one('clerk', id)).toMatchObject({ kind: 'test.steps', state: 'done', done: 3, total: 3, wishes: [], hasFile: false });
  const clerk = await d.as('clerk');
  expect((await clerk.get(`/api/work/${id}/answer`)).body).toMatchObject({ answer: { steps: 3 } });
  expect(await stepsDone()).toEqual(['0', '1', '2']);
  expect((await (await d.as('dispatcher')).get(`/api/work/${id}/answer`)).body.error.code).toBe('work.not_found');
  expect((await clerk.get(`/api/work/${id}/file`)).body.error.code).toBe('work.not_ended');
  // sealed: nobody reads it in the database
  const [{ answer }] = (await d.asOwner<{ answer: Buffer }>('select answer from long_work')) as [{ answer: Buffer }];
  expect(answer.toString('latin1')).not.toContain('steps');

  await d.asOwner(
    "update long_work set posts = jsonb_set(posts, '{0,permissions}', posts #> '{0,permissions}' || '[\"accounts.manage\"]')",
  );
  expect((await clerk.get(`/api/work/${id}/answer`)).body.error.code).toBe('work.rights_changed');

  const forget = async () => {
    for (const job of jobsOf(d.process.kernel, d.process.modules)) if (job.id === 'work.forget') await job.run();
    return (await d.asOwner('select from long_work')).length;
  };
  d.clock.advance(2.9 * 86_400_000);
  expect(await forget()).toBe(1);
  d.clock.advance(0.2 * 86_400_000);
  expect(await forget()).toBe(0);
});

test('what a worker that died has left is carried on by another where its last finished step ended: every step once', async () => {
  allow(d.process, 2);
  const id = await begin('clerk', 4);
  // dies, to all of us, before the third step
  await soon(async () => (await one('clerk', id)).done).toBe(2);
  // its lease still stands: nobody else touches it
  await rest(other);
  expect(await stepsDone()).toEqual(['0', '1']);
  d.clock.advance(61_000);
  await rest(other);
  expect(await one('clerk', id)).toMatchObject({ state: 'done', done: 4 });
  expect(await stepsDone()).toEqual(['0', '1', '2', '3']);
  // it wakes up again and finds that the work is not its own any more
  allow(d.process, Number.POSITIVE_INFINITY);
  await rest();
  expect(await stepsDone()).toEqual(['0', '1', '2', '3']);
  expect((await one('clerk', id)).state).toBe('done');
});

test('is paused between two steps, goes on from there, and is cancelled; what is finished stays', async () => {
  allow(d.process, 1);
  const id = await begin('clerk', 3);
  await soon(async () => (await one('clerk', id)).done).toBe(1);
  expect((await one('clerk', id)).wishes).toEqual(['pause', 'cancel']);
  expect((await wish('dispatcher', id, 'pause')).body.error.code).toBe('work.not_found');
  expect((await wish('clerk', id, 'pause')).status).toBe(200);
  allow(d.process, Number.POSITIVE_INFINITY);
  await rest();
  const paused = await one('clerk', id);
  expect(paused).toMatchObject({ state: 'paused', wishes: ['go_on', 'cancel'] });
  await rest(other);
  // a step under way is finished first
  expect(['0', '0 1']).toContain((await stepsDone()).join(' '));
  expect(await stepsDone()).toHaveLength(paused.done);
  await wish('clerk', id, 'go_on');
  await rest();
  expect(await one('clerk', id)).toMatchObject({ state: 'done' });
  expect(await stepsDone()).toEqual(['0', '1', '2']);
  expect((await wish('clerk', id, 'cancel')).body.error.code).toBe('work.over');

  allow(d.process, 0);
  const second = await begin('clerk', 2);
  const third = await begin('clerk', 2);
  await soon(async () => (await one('clerk', second)).state).toBe('running');
  // one work of an account at a time; the waiting one goes at once
  expect((await one('clerk', third)).state).toBe('waiting');
  expect((await wish('clerk', third, 'cancel')).body.state).toBe('cancelled');
  await wish('clerk', second, 'cancel');
  allow(d.process, Number.POSITIVE_INFINITY);
  await rest();
  expect((await one('clerk', second)).state).toBe('cancelled');
  expect(await own('clerk', '?open=1')).toEqual([]);
});

test('jurisdictions and accounts take turns: whoever hands in ten holds up nobody else', async () => {
  const next = await testDistrict({ database: d.database });
  allow(d.process, 0);
  const ids: string[] = [];
  for (let n = 0; n < 5; n++) ids.push(await begin('clerk', 1));
  const foreign = await begin('dispatcher', 1);
  // both lanes of this process: the first of the clerk, and somebody else's before the clerk's second
  await soon(async () => (await one('dispatcher', foreign)).state).toBe('running');
  expect((await own('clerk')).map((work) => work.state).toSorted()).toEqual(['running', 'waiting', 'waiting', 'waiting', 'waiting']);
  expect((await one('clerk', ids[4] ?? '')).ahead).toBe(4);
  allow(d.process, Number.POSITIVE_INFINITY);
  await rest();
  expect((await own('clerk')).every((work) => work.state === 'done')).toBe(true);
  await next.close();
});

test('what fails says so, what kills its workers again and again is given up; a stopping process lets go at once', async () => {
  const broken = await begin('clerk', 1, d.process, true);
  await rest();
  expect(await one('clerk', broken)).toMatchObject({ state: 'failed', error: expect.stringContaining('稍后再试') });
  await d.asOwner("update long_work set state = 'running', attempts = 3, leased_until = '2020-01-01' where id = $1", [broken]);
  await rest();
  expect(await one('clerk', broken)).toMatchObject({ state: 'failed', error: expect.stringContaining('多次中断') });

  // between two steps it is let go, and the next start goes on without waiting for any lease
  const third = await d.another();
  const kind = third.kernel.work.kind<object, { steps: number }, number>({
    kind: 'test.stops',
    steps: true,
    run: async ({ position, step, signal }) => {
      for (let at = position ?? 0; at < 2; at++) {
        await step({ position: at + 1, done: at + 1, total: 2 }, async () => undefined);
        if (position === null) await new Promise((stop) => signal.addEventListener('abort', stop));
      }
      return { answer: { steps: 2 } };
    },
  });
  const id = await third.kernel.work.begin(kind, await viewerOf('clerk'), { input: {}, file: null, title: '', language: 'zh-CN' });
  await soon(async () => (await one('clerk', id)).done).toBe(1);
  await third.kernel.work.stop();
  expect(await one('clerk', id)).toMatchObject({ state: 'waiting', done: 1 });
});

test('a worker killed in the middle of an import: nothing of it is there, and the next one brings it in whole', async () => {
  const name = '杀不死的食堂';
  // a process that is about to end takes nothing any more
  const ending = await d.another();
  await ending.kernel.work.stop();
  const later = await send(`id=${v7()}`, 'respond-async, wait=0', await placesBook(name), ending);
  expect(later.statusCode, later.body).toBe(202);
  // the table is held, so that the import comes no further than its first write
  const holder = new pg.Client({ connectionString: d.database.ownerUrl });
  await holder.connect();
  await holder.query('begin; lock table places in share mode');
  const dataDir = mkdtempSync(path.join(tmpdir(), 'linli-worker-'));
  const task: WorkerTask = {
    appUrl: d.database.appUrl,
    dataDir,
    jurisdictionId: d.id,
    at: d.clock.now().toISOString(),
  };
  const worker = spawn(process.execPath, [path.join(import.meta.dirname, 'testing/worker.ts'), JSON.stringify(task)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  await once(worker, 'message');
  const blocked = () =>
    d.asOwner("select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query ilike '%places%'");
  await soon(async () => (await blocked()).length).toBe(1);
  worker.kill('SIGKILL');
  await once(worker, 'exit');
  rmSync(dataDir, { recursive: true });
  await holder.query('rollback');
  await holder.end();
  expect((await (await d.as('clerk')).get(`/api/places?q=${name}`)).body.items).toEqual([]);
  await rest();
  expect(await one('clerk', later.json().work)).toMatchObject({ state: 'running' });
  d.clock.advance(61_000);
  await rest();
  expect(await one('clerk', later.json().work)).toMatchObject({ state: 'done' });
  expect((await (await d.as('clerk')).get(`/api/places?q=${name}`)).body.items).toHaveLength(1);
}, 180_000);

test('a workbook: whoever wants it is told to come back, is told when it is there, and gets what a request that waits gets', async () => {
  const clerk = await d.as('clerk');
  const bytes = await placesBook('柳岸社区食堂');
  const dry = await send(`id=${v7()}&dryRun=1`, null, bytes);
  expect([dry.statusCode, await own('clerk')], dry.body).toEqual([200, []]);
  // patient enough for any machine: the answer comes in its own request, and is the same
  const waited = await send(`id=${v7()}&dryRun=1`, 'respond-async, wait=30', bytes);
  expect(waited.json()).toEqual(dry.json());
  expect(await own('clerk')).toMatchObject([{ kind: 'places.import', title: '点位.xlsx', state: 'done' }]);

  const later = await send(`id=${v7()}`, 'respond-async, wait=0', bytes);
  expect(later.statusCode, later.body).toBe(202);
  expect(later.headers['location']).toBe(`/api/work/${later.json().work}`);
  await rest();
  const { work, answer } = (await clerk.get(`/api/work/${later.json().work}/answer`)).body;
  expect([work.state, answer]).toEqual(['done', { ...dry.json(), dryRun: false }]);
  expect((await clerk.get('/api/places?q=柳岸社区食堂')).body.items).toHaveLength(1);
  // what was given is not kept
  expect(await d.asOwner("select from long_work_files where role = 'given'")).toEqual([]);
  for (let n = 0; n < 3; n++) await d.process.kernel.relay.carry();
  expect((await clerk.get('/api/notices')).body.items.map((n: { title: string; page: string }) => [n.title, n.page])).toContainEqual([
    '后台任务已完成',
    '/console/work',
  ]);

  const exported = await clerk.get('/api/places/sheet', { prefer: 'respond-async, wait=0' });
  expect(exported.status).toBe(202);
  await rest();
  const file = await clerk.get(`/api/work/${exported.body.work}/file`);
  expect(file.headers['content-type']).toContain('spreadsheetml');
  expect((file.body as Buffer).subarray(0, 2).toString()).toBe('PK');
});

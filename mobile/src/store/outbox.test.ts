import { Dexie } from 'dexie';
import { IDBKeyRange, indexedDB } from 'fake-indexeddb';
import { beforeEach, expect, test, vi } from 'vitest';
import type { OutboxItem } from './database.ts';

Dexie.dependencies.indexedDB = indexedDB;
Dexie.dependencies.IDBKeyRange = IDBKeyRange;
const { store } = await import('./database.ts');
const { bodyOf } = await import('./sending.ts');
const { meQuery, queryClient } = await import('../queries.ts');
const { sendWaiting, submitWritten, tryAgain } = await import('./outbox.ts');
const { keepSafe } = await import('./room.ts');

const owner = 'worker';
const written = { path: '/api/x', answers: ['id'], what: '走访', renews: 'visits', page: '/visits' };
const photo = (key: string) => ({ key, blob: new Blob([]), uploaded: { id: `server-${key}`, owner } as never });
const thing = (id: string, more: Partial<OutboxItem['written']> = {}, body: object = {}) => ({
  id,
  title: id,
  body: { id, ...body },
  photos: [],
  written: { ...written, ...more },
});

/** Bodies the server was sent, in order; how it answers each. */
let arrived: { id: string }[] = [];
let answer: (body: { id: string }) => Response;
const accepted = () => Response.json({ id: '1' });
const refusal =
  (status: number, code: string, data: object = {}) =>
  () =>
    Response.json({ error: { code, message: code, data } }, { status });
const cut = () => {
  throw new TypeError('network');
};

beforeEach(async () => {
  await Promise.all([store.outbox.clear(), store.sent.clear(), store.kept.clear()]);
  arrived = [];
  answer = accepted;
  queryClient.setQueryData(meQuery.queryKey, { account: { id: owner } } as never);
  vi.stubGlobal('fetch', async (_: string, init: RequestInit) => {
    const body = JSON.parse(String(init.body)) as { id: string };
    const given = answer(body);
    arrived.push(body);
    return given;
  });
  return () => {
    vi.unstubAllGlobals();
    queryClient.clear();
  };
});

test('photos are named by the server’s ids wherever the body names them, and once; the others follow in their order', () => {
  const item = {
    kind: 'written',
    written,
    photos: [photo('a'), photo('b'), photo('c'), { ...photo('d'), answers: 'q' }],
  } as unknown as OutboxItem;
  const body = { id: 'x', values: { pictures: ['b'] }, checks: [{ photoIds: ['c'], note: 'a b' }], none: null };
  expect(bodyOf({ ...item, body })).toEqual({
    id: 'x',
    values: { pictures: ['server-b'] },
    checks: [{ photoIds: ['server-c'], note: 'a b' }],
    none: null,
    photoIds: ['server-a'],
  });
  expect(bodyOf({ ...item, photos: [photo('b')], body })).not.toHaveProperty('photoIds');
  expect(bodyOf({ ...item, kind: 'report', photos: [], body })).toHaveProperty('photoIds', []);
});

test('an act says anew at each sending what the clock of the phone says', async () => {
  const act = { at: '2026-11-28T08:00:00.000Z', sentAt: '2026-11-28T08:00:00.000Z', point: null };
  vi.setSystemTime('2026-11-28T08:00:05.000Z');
  answer = cut;
  expect((await submitWritten(thing('1', { acted: true }, { act }), owner)).status).toBe('waiting');
  vi.setSystemTime('2026-11-28T11:30:00.000Z');
  answer = accepted;
  await sendWaiting();
  vi.useRealTimers();
  expect(arrived).toEqual([{ id: '1', act: { ...act, sentAt: '2026-11-28T11:30:00.000Z' } }]);
  expect(await store.outbox.toArray()).toEqual([]);
});

test('what changes a thing does not overtake what makes it, nor go without it', async () => {
  answer = cut;
  await submitWritten(thing('make', { subject: 'row' }), owner);
  answer = accepted;
  expect((await submitWritten(thing('change', { subject: 'row' }), owner)).status).toBe('waiting');
  expect(arrived).toEqual([]);
  await submitWritten(thing('other', { subject: 'another row' }), owner);
  answer = refusal(422, 'request.invalid');
  await sendWaiting();
  expect(arrived.map(({ id }) => id)).toEqual(['other', 'make']);
  answer = accepted;
  const make = await store.outbox.get('make');
  expect(make?.state).toBe('refused');
  await tryAgain(make as OutboxItem, owner);
  await sendWaiting();
  expect(arrived.map(({ id }) => id)).toEqual(['other', 'make', 'make', 'change']);
});

test('where somebody else was faster, the server’s version is kept beside one’s own and nothing is sent over it', async () => {
  answer = cut;
  await submitWritten(thing('mine', {}, { values: { name: '张' } }), owner);
  answer = refusal(409, 'register.row_changed', { version: 4 });
  await sendWaiting();
  expect(await store.outbox.get('mine')).toMatchObject({ state: 'conflict', body: { values: { name: '张' } }, theirs: { version: 4 } });
  await sendWaiting();
  expect(arrived).toHaveLength(1);
});

test('what has arrived stays listed for a day, without its words', async () => {
  await store.sent.put({ id: 'old', owner, what: '', title: '', page: null, at: Date.now() - 90_000_000 });
  await submitWritten(thing('new', {}, { words: '李奶奶家' }), owner);
  expect(await store.sent.toArray()).toEqual([{ id: 'new', owner, what: '走访', title: 'new', page: '/visits', at: expect.any(Number) }]);
});

test('on a full device notes of what was sent go first, then what was only read; what is not sent never goes', async () => {
  answer = cut;
  await submitWritten(thing('waits'), owner);
  await store.sent.put({ id: 'gone', owner, what: '', title: '', page: null, at: Date.now() });
  await store.kept.put({ key: '["my"]', data: 1, at: Date.now() });
  const full = (left: () => Promise<readonly unknown[]>) => async () => {
    if ((await left()).length > 0) throw new DOMException('full', 'QuotaExceededError');
  };
  const tried = [await keepSafe(full(() => store.sent.toArray())), (await store.kept.toArray()).length];
  tried.push(await keepSafe(full(() => store.kept.toArray())), await keepSafe(full(async () => [1])));
  expect(tried).toEqual([true, 1, true, false]);
  expect((await store.outbox.toArray()).map(({ id }) => id)).toEqual(['waits']);
});

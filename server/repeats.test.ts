import path from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importEach } from '#kernel/folders.ts';
import { type Answer, type District, type Running, testDistrict, type Who } from '#tools/testing/district.ts';
import type { Repeats, Send } from '#tools/testing/repeats.ts';

let d: District;
let sent: Map<string, Sent>;
beforeAll(async () => {
  d = await testDistrict();
  sent = await actAll();
}, 600_000);
afterAll(() => d?.close());

const contracts = await importEach<Record<string, unknown>>(path.join(import.meta.dirname, '../contract'), 'api.ts');
const modules = await importEach<{ default: Repeats }>(path.join(import.meta.dirname, 'modules'), 'testing/repeats.ts');

interface Sent {
  readonly who: Who;
  readonly method: 'POST' | 'PUT';
  readonly url: string;
  readonly body: Record<string, unknown>;
  readonly answer: Answer;
}
/** Every act of the platform that carries an id, taken once by somebody in their post; by the name of its endpoint. */
const actAll = async (): Promise<Map<string, Sent>> => {
  const names = new Map([...contracts.values()].flatMap((api) => Object.entries(api).map(([name, endpoint]) => [endpoint, name] as const)));
  const taken = new Map<string, Sent>();
  const send: Send = async (who, endpoint, ids, fields) => {
    const name = names.get(endpoint) ?? '';
    const client = await d.as(who);
    const url = ids.reduce((address, id) => address.replace(/:\w+/, id), endpoint.path);
    const body = { id: v7(), ...fields };
    const method = endpoint.method as 'POST' | 'PUT';
    const answer = await (method === 'PUT' ? client.put(url, body) : client.post(url, body));
    expect(answer.status, `${name} ${JSON.stringify(answer.body)}`).toBeLessThan(300);
    taken.set(name, { who, method, url, body, answer });
    return answer.body;
  };
  for (const { default: one } of modules.values()) await one.take(d, send);
  return taken;
};
const namedBy = (list: 'elsewhere' | 'stays' | 'saysNothing'): string[] => [...modules.values()].flatMap((one) => one.default[list] ?? []);

const takesId = (endpoint: unknown): boolean => {
  const { body } = (endpoint ?? {}) as { body?: { safeParse(given: unknown): { error?: { issues: { path: PropertyKey[] }[] } } } };
  return body?.safeParse?.({ id: 'no id', action: 'verify', step: 'accept' }).error?.issues.some(({ path }) => path[0] === 'id') ?? false;
};

const repeat = async (process: Running, { who, method, url, body }: Sent): Promise<Answer> => {
  const client = await d.as(who, process);
  return method === 'PUT' ? client.put(url, body) : client.post(url, body);
};

test('every act that carries an id is taken here or elsewhere', () => {
  const named = [...contracts.values()].flatMap((api) => Object.entries(api).flatMap(([name, e]) => (takesId(e) ? [name] : [])));
  expect([...sent.keys(), ...namedBy('elsewhere')].sort()).toEqual([...new Set(named)].sort());
});

test('a repeat shows what a question shows by then', async () => {
  const later = await d.another();
  for (const [name, one] of sent) {
    const answer = await repeat(later, one);
    expect([name, answer.status]).toEqual([name, one.answer.status]);
    // an id, an area, a number of the thing itself: never an empty answer
    expect(Object.keys(answer.body).sort(), name).toEqual(Object.keys(one.answer.body).sort());
  }
}, 600_000);

test('a repeat shows nothing once the post has ended', async () => {
  await d.asOwner("update posts set valid_from = '2025-01-01', valid_to = '2025-09-01'");
  const later = await d.another();
  for (const [name, one] of sent) {
    const answer = await repeat(later, one);
    if (answer.status < 400) {
      expect([...namedBy('stays'), ...namedBy('saysNothing')], name).toContain(name);
      if (!namedBy('stays').includes(name)) expect(answer.body, name).toEqual({ ok: true });
    } else expect([403, 404], `${name} ${JSON.stringify(answer.body)}`).toContain(answer.status);
  }
  const looks = await d.asOwner('select from reveals');
  // three first looks and their repeats before the post ended; none after
  expect(looks).toHaveLength(6);
}, 600_000);

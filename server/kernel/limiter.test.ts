import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { createLimiter, type Limit, parseLimits, strangerLimit, takeInTurn } from './limiter.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
});
afterAll(() => database?.drop());

const hour = 3_600;
const clock = { at: Date.parse('2025-09-15T02:00:00Z'), now: () => new Date(clock.at) };
const process = (own: Parameters<typeof createLimiter>[3] = {}) => createLimiter(database.db, 'a secret', clock, own);
const quota = (name: string, limit: Limit, on = process()) => on.quota(name, limit);
const times = async (n: number, act: () => Promise<number | null>) => {
  const answers: (number | null)[] = [];
  for (let i = 0; i < n; i += 1) answers.push(await act());
  return answers.filter((wait) => wait === null).length;
};

describe('a quota', () => {
  it('lets through exactly so many, over processes and in parallel, and says when to come again', async () => {
    const [a, b] = [quota('t.exact', { max: 10, seconds: hour }), quota('t.exact', { max: 10, seconds: hour })];
    const answers = await Promise.all(Array.from({ length: 40 }, (_, i) => (i % 2 ? a : b).take('one')));
    expect(answers.filter((wait) => wait === null)).toHaveLength(10);
    expect(answers.find((wait) => wait !== null)).toBe(hour);
    expect(await a.take('another')).toBeNull();
    clock.at += hour * 1000;
    expect(await b.take('one')).toBeNull();
  });

  it('writes large counts down seldom and is passed by a twentieth per further process at most', async () => {
    let statements = 0;
    const pool = database.db.pool;
    const count = (args: unknown[]) => {
      statements += 1;
      return (pool.query as (...a: unknown[]) => unknown)(...args);
    };
    const counting = {
      ...database.db,
      pool: { query: (...args: unknown[]) => count(args) },
    };
    const over = () => createLimiter(counting as unknown as typeof database.db, 'a secret', clock, {});
    const [a, b] = [over(), over()].map((one) => one.quota('t.large', { max: 200, seconds: hour }));
    const through = (await times(300, () => a!.take('k'))) + (await times(300, () => b!.take('k')));
    expect(through).toBeGreaterThanOrEqual(200);
    expect(through).toBeLessThanOrEqual(210);
    expect(statements).toBeLessThanOrEqual(24);
  });

  it('costs nothing to those who act seldom', async () => {
    const away = { pool: { query: () => Promise.reject(new Error('asked')) } } as unknown as typeof database.db;
    expect(await createLimiter(away, 's', clock, {}).quota('t.seldom', { max: 60, seconds: hour }).take('k')).toBeNull();
  });

  it('keeps no key in the clear', async () => {
    await quota('t.clear', { max: 1, seconds: hour }).take('10.9.8.7');
    const { rows } = await database.db.pool.query<{ text: string }>(`select encode(key, 'escape') as text from rate_windows`);
    expect(rows.length).toBeGreaterThan(0);
    for (const { text } of rows) expect(text).not.toMatch(/10\.9\.8|t\.clear/);
  });
});

it('who passes the narrow limit takes nothing from the wide one', async () => {
  const on = process();
  const [own, shared] = [quota('t.own', { max: 2, seconds: hour }, on), quota('t.shared', { max: 4, seconds: hour }, on)];
  const by = (who: string) => () =>
    takeInTurn([
      [own, who],
      [shared, 'office'],
    ]);
  expect(await times(30, by('loud'))).toBe(2);
  expect(await times(30, by('neighbour'))).toBe(2);
  // and what the wide one refused is not counted against the own
  expect(await times(1, by('third'))).toBe(0);
  expect(await own.take('third')).toBeNull();
  expect(await own.take('third')).toBeNull();
});

it('strangers are limited by device, network and site; a crowd of new ones does not shut out those known', async () => {
  const limit = strangerLimit(process(), 't.strangers', { each: { max: 3, seconds: hour }, network: { max: 5, seconds: hour } });
  const at = (network: string, site: string | null = null) => ({ network, site, device: null });
  expect(await times(9, () => limit(at('n1'), 'loud', false))).toBe(3);
  expect(await times(9, () => limit(at('n1'), 'second', false))).toBe(2);
  expect(await times(1, () => limit(at('n1'), 'third', false))).toBe(0);
  expect(await times(1, () => limit(at('n1'), 'old friend', true))).toBe(1);
  expect(await times(1, () => limit(at('n2'), 'third', false))).toBe(1);
  let through = 0;
  for (let i = 0; i < 60; i += 1)
    through += (await limit(at(`2001:db8:5:${i}::/64`, '2001:db8:5::/48'), `rotating ${i}`, false)) === null ? 1 : 0;
  expect(through).toBe(40);
});

it('places are held and left', () => {
  const slots = process({ 't.slots': { max: 2, seconds: null } }).slots('t.slots', 50);
  const first = slots.hold('a');
  expect(slots.hold('a')).not.toBeNull();
  expect(slots.hold('a')).toBeNull();
  expect(slots.hold('b')).not.toBeNull();
  first?.();
  first?.();
  expect(slots.hold('a')).not.toBeNull();
  expect(slots.hold('a')).toBeNull();
});

it('an installation sets limits by name; what is no limit is refused at the start', async () => {
  const own = parseLimits('t.set=1/60, t.place=3');
  expect(own).toEqual({ 't.set': { max: 1, seconds: 60 }, 't.place': { max: 3, seconds: null } });
  const on = process(own);
  expect(await times(5, () => on.quota('t.set', { max: 100, seconds: hour }).take('k'))).toBe(1);
  expect(() => on.check()).toThrow(/t\.place/);
  expect(() => on.quota('t.place', { max: 1, seconds: 1 })).toThrow(/max\/seconds/);
  for (const wrong of ['a', 'a=', 'a=1/0', 'a=1/90000', 'a=x/1', 'A b=1']) expect(() => parseLimits(wrong)).toThrow(/LINLI_LIMITS/);
});

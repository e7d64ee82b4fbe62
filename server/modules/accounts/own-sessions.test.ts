import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemAccess } from '#kernel/db.ts';
import { type TestDatabase, testDatabase } from '#tools/testing/database.ts';
import { deviceOf, readDevice, shortened } from './domain/device-words.ts';
import { makePerson, makePlace, type Person, type Place, type Process, password, send, signIn, startProcess } from './testing/world.ts';

let database: TestDatabase;
let a: Process;
let b: Process;
let place: Place;

beforeAll(async () => {
  database = await testDatabase();
  a = await startProcess(database);
  b = await startProcess(database);
  place = await makePlace(database);
});
afterAll(async () => {
  await a?.close();
  await b?.close();
  await database?.drop();
});

const agents = {
  desk: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/141.0.0.0 Safari/537.36',
  phone:
    'Mozilla/5.0 (Linux; Android 14; PJZ110 Build/UKQ1) AppleWebKit/537.36 Version/4.0 Chrome/116.0 Mobile Safari/537.36 MicroMessenger/8.0.47 Language/zh_CN',
  pad: 'Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1',
};
const enter = (person: Person, agent: string, address: string, cookie = '') =>
  send(a, place, 'POST', '/api/session/password', { body: { login: person.username, password }, agent, address, cookie });
const list = async (cookie: string, address = '10.7.1.1') => (await send(a, place, 'GET', '/api/sessions', { cookie, address })).body.items;
const alive = async (cookie: string, via = a) => (await send(via, place, 'GET', '/api/me', { cookie })).status;
const trail = (where: Place, subject: string) =>
  database.db.read(systemAccess(where.id), (tx) =>
    tx.selectFrom('audit_log').select(['action', 'data']).where('subject', '=', subject).orderBy('id').execute(),
  );

describe('the own sessions', () => {
  it('are listed in words, this browser first; no more of it is kept than is shown', async () => {
    const person = await makePerson(database, place);
    const desk = (await enter(person, agents.desk, '10.7.1.1')).cookie;
    await enter(person, agents.phone, '36.112.8.9');
    await enter(person, agents.pad, '2001:db8:5:6::1');
    expect(await list(desk)).toMatchObject([
      { current: true, browser: 'chrome', system: 'windows', network: { kind: 'inside', shown: '10.7.*.*', same: true } },
      { current: false, browser: 'safari', system: 'ios', network: { kind: 'outside', shown: '2001:db8:*', same: false } },
      { current: false, browser: 'wechat', system: 'android', network: { kind: 'outside', shown: '36.112.*.*', same: false } },
    ]);
    const { rows } = await database.db.pool.query('select user_agent, ip_address from account_sessions where account_id = $1 order by id', [
      person.id,
    ]);
    expect(rows.map((r) => `${r.user_agent} ${r.ip_address}`)).toEqual([
      'chrome windows 10.7.*.*',
      'wechat android 36.112.*.*',
      'safari ios 2001:db8:*',
    ]);
  });

  it('end one by one, in every process and only the own', async () => {
    const [person, other] = [await makePerson(database, place), await makePerson(database, place)];
    const desk = (await enter(person, agents.desk, '10.7.1.1')).cookie;
    const phone = (await enter(person, agents.phone, '10.7.1.2')).cookie;
    const stranger = (await enter(other, agents.desk, '10.7.1.3')).cookie;
    expect(await alive(phone, b)).toBe(200);
    const [, there] = await list(desk);
    const end = (cookie: string) => send(a, place, 'POST', `/api/sessions/${there.id}/end`, { cookie, body: {} });
    expect((await end(stranger)).status, 'somebody else').toBe(200);
    expect(await alive(phone)).toBe(200);
    expect((await end(desk)).status).toBe(200);
    expect((await end(desk)).status, 'twice').toBe(200);
    await expect.poll(() => alive(phone, b), { interval: 20 }).toBe(401);
    expect(await alive(desk)).toBe(200);
    const lines = (await trail(place, person.id)).filter((l) => l.action === 'people.session_ended');
    expect(lines).toEqual([{ action: 'people.session_ended', data: { device: 'wechat android' } }]);
  });

  it('end everywhere else, or everywhere', async () => {
    const person = await makePerson(database, place);
    const [desk, phone, pad] = [
      (await enter(person, agents.desk, '10.7.1.1')).cookie,
      (await enter(person, agents.phone, '10.7.1.2')).cookie,
      (await enter(person, agents.pad, '10.7.1.3')).cookie,
    ];
    const others = await send(a, place, 'POST', '/api/sessions/end', { cookie: desk, body: { which: 'others' } });
    expect(others.body).toEqual({ ended: 2 });
    expect([await alive(desk), await alive(phone), await alive(pad)]).toEqual([200, 401, 401]);
    const all = await send(a, place, 'POST', '/api/sessions/end', { cookie: desk, body: { which: 'all' } });
    expect(all.body).toEqual({ ended: 1 });
    expect(all.setCookie.join()).toMatch(/session_token=;.*Max-Age=0/);
    expect(await alive(desk)).toBe(401);
    expect((await trail(place, person.id)).map((l) => l.action).filter((x) => x === 'people.sessions_ended')).toHaveLength(2);
    expect((await database.db.pool.query('select from account_devices where account_id = $1', [person.id])).rowCount).toBe(0);
  });

  it('are one for a browser: signing in over a session ends it', async () => {
    const [one, two] = [await makePerson(database, place), await makePerson(database, place)];
    const first = (await enter(one, agents.desk, '10.7.1.1')).cookie;
    const second = (await enter(two, agents.desk, '10.7.1.1', first)).cookie;
    expect(await alive(first)).toBe(401);
    const third = (await enter(two, agents.desk, '10.7.1.1', second)).cookie;
    expect(await list(third)).toHaveLength(1);
  });
});

describe('words for a device', () => {
  it.each([
    [agents.desk, 'chrome windows'],
    [agents.phone, 'wechat android'],
    [agents.pad, 'safari ios'],
    ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36 Edg/140.0', 'edge windows'],
    ['Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0', 'firefox linux'],
    ['Mozilla/5.0 (Phone; OpenHarmony 5.0) AppleWebKit/537.36 Chrome/114.0 Safari/537.36 ArkWeb/4.1 HuaweiBrowser/5.0', 'huawei harmony'],
    [
      'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 wxwork/4.1 MicroMessenger/7.0.1',
      'wecom ios',
    ],
    ['curl/8.5.0', '- -'],
    [undefined, '- -'],
  ])('%s', (agent, words) => {
    expect(deviceOf(agent)).toBe(words);
    expect(
      Object.values(readDevice(words))
        .map((word) => word ?? '-')
        .join(' '),
    ).toBe(words);
  });

  it.each([
    ['127.0.0.1', 'local'],
    ['0:0:0:0::/64', 'local'],
    ['192.168.3.4', '192.168.*.*'],
    ['2409:8a00:1:2::/64', '2409:8a00:*'],
  ])('%s is kept as %s', (network, kept) => expect(shortened(network)).toBe(kept));
});

describe('the trail of an account', () => {
  it('is where it holds posts, whatever jurisdiction the request names; of nobody where it was tried', async () => {
    const foreign = await makePlace(database);
    const clerk = await makePerson(database, place, [{ role: 'clerk', area: '001' }]);
    const resident = await makePerson(database, place);
    const cookie = (await signIn(a, foreign, clerk.username)).cookie;
    for (let i = 0; i < 5; i += 1) await signIn(a, foreign, clerk.username, 'wrong', '10.7.9.9');
    await send(a, foreign, 'POST', '/api/session/end', { cookie, body: {} });
    expect(
      (await trail(place, clerk.id)).map((l) => l.action).filter((x) => x !== 'people.account_opened' && x !== 'people.post_granted'),
    ).toEqual(['people.signed_in', ...Array(5).fill('people.sign_in_refused'), 'people.locked', 'people.signed_out']);
    expect(await trail(foreign, clerk.id)).toEqual([]);
    await signIn(a, foreign, resident.username);
    expect((await trail(foreign, resident.id)).map((l) => l.action)).toEqual(['people.signed_in']);
    await signIn(a, foreign, 'no-such-login', 'wrong');
    expect((await trail(foreign, 'unknown')).map((l) => l.action)).toEqual(['people.sign_in_refused']);
  });

  it('leaves a place with the last post there', async () => {
    const clerk = await makePerson(database, place, [{ role: 'clerk', area: '001' }]);
    await database.db.write(systemAccess(place.id), (tx) =>
      tx.updateTable('posts').set({ valid_to: new Date() }).where('account_id', '=', clerk.id).execute(),
    );
    const before = (await trail(place, clerk.id)).length;
    const other = await makePlace(database);
    await signIn(a, other, clerk.username);
    expect((await trail(place, clerk.id)).length).toBe(before);
    expect((await trail(other, clerk.id)).map((l) => l.action)).toEqual(['people.signed_in']);
  });
});

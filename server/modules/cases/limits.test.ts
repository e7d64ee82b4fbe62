import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as people from '#contract/accounts/api.ts';
import * as cases from '#contract/cases/api.ts';
import { limits } from '#contract/cases/lifecycle.ts';
import type { Endpoint } from '#contract/kernel/endpoint.ts';
import * as territory from '#contract/territory/api.ts';
import { type Answer, type District, reportBody, testDistrict } from '#tools/testing/district.ts';

/* What bad input gets: a status, a code, and a sentence in the caller's language that says what to do. */
let d: District;
let elsewhere: District;
beforeAll(async () => {
  d = await testDistrict();
  elsewhere = await testDistrict({ database: d.database });
});
afterAll(async () => {
  await elsewhere?.close();
  await d?.close();
});
const told = (a: Answer) => [a.status, a.body?.error?.code];

describe('a report', () => {
  test.each<[string, Parameters<typeof reportBody>[0], number, string, RegExp]>([
    ['text of one character', { text: '坏' }, 422, 'case.text_too_short', /至少写 4 个字/],
    ['text of blanks', { text: ' \n\t　   ' }, 422, 'case.text_too_short', /至少写 4 个字/],
    [
      'text of 100,000 characters',
      { text: '坏'.repeat(100_000) },
      422,
      'case.text_too_long',
      new RegExp(`100000 个字，最多 ${limits.textMax} 个字`),
    ],
    ['text of one character too many', { text: '𠮷'.repeat(limits.textMax + 1) }, 422, 'case.text_too_long', /1 个字/],
    ['an unknown category', { categoryCode: '9999' }, 422, 'case.category_unknown', /重新选择/],
    ['a point outside the district', { point: { lon: 116.4, lat: 39.9 } }, 422, 'territory.outside', /./],
    ['an area that is not there', { point: null, areaCode: '110101' }, 404, 'territory.area_not_found', /./],
    ['no place at all', { point: null }, 422, 'territory.place_unknown', /./],
    ['a photo that is not there', { photoIds: [v7()] }, 404, 'file.not_found', /重新上传/],
  ])('%s', async (_, over, status, code, words) => {
    const resident = await d.as('resident');
    const body = reportBody(over);
    const chinese = await resident.post('/api/reports', body);
    expect(told(chinese)).toEqual([status, code]);
    expect(chinese.body.error.message).toMatch(words);
    const english = await resident.post('/api/reports', body, { 'accept-language': 'en-GB,en;q=0.9' });
    expect(told(english)).toEqual([status, code]);
    for (const {
      body: { error },
    } of [chinese, english])
      expect(error.message).not.toMatch(/\{\{|\$t\(|undefined/);
    expect(english.body.error.message).toMatch(/^[\p{ASCII}试验县]{20,}$/u);
    // nothing was kept of it: the id is still free
    expect((await resident.report({ id: body.id })).status).toBe(201);
  });

  test('the shortest and the longest text are accepted, and counted in characters', async () => {
    const resident = await d.as('resident');
    expect((await resident.report({ text: '路灯不亮' })).status).toBe(201);
    expect((await resident.report({ text: '𠮷'.repeat(limits.textMax) })).status).toBe(201);
  });

  test.each<[string, unknown, string]>([
    ['a text that is a number', { ...reportBody(), text: 5 }, 'text'],
    ['no id', { ...reportBody(), id: undefined }, 'id'],
    ['an id that is none', { ...reportBody(), id: '1; drop table cases' }, 'id'],
    ['a point off the globe', { ...reportBody(), point: { lon: 200, lat: 26 } }, 'point.lon'],
    ['a point of words', { ...reportBody(), point: { lon: '100', lat: null } }, 'point.lon, point.lat'],
    ['a time of words', { ...reportBody(), occurredAt: '昨天' }, 'occurredAt'],
    ['ten photos', { ...reportBody(), photoIds: [...Array(10)].map(() => v7()) }, 'photoIds'],
    ['a place of 201 characters', { ...reportBody(), placeText: '远'.repeat(201) }, 'placeText'],
    ['a list', [], '?'],
  ])('%s is refused by the name of the field', async (_, body, fields) => {
    const answer = await (await d.as('resident')).post('/api/reports', body);
    expect(told(answer)).toEqual([400, 'request.invalid']);
    expect(answer.body.error.data.fields).toBe(fields);
    expect(answer.body.error.message).toContain(fields);
  });

  test('fields nobody asked for have no effect', async () => {
    const resident = await d.as('resident');
    const { caseId } = (
      await resident.post('/api/reports', {
        ...reportBody(),
        state: 'archived',
        number: '1',
        reporterId: d.people.neighbour.id,
        channel: 'clerk',
      })
    ).body;
    expect(await resident.see(caseId)).toMatchObject({ state: 'reported', channel: 'web', reporter: { mine: true } });
  });

  test('the same again gets the same answer; the same id with another body, or from somebody else, is refused', async () => {
    const resident = await d.as('resident');
    const body = reportBody();
    const first = await resident.post('/api/reports', body);
    expect(await resident.post('/api/reports', body)).toMatchObject({ status: 201, body: first.body });
    expect(told(await resident.post('/api/reports', { ...body, text: '换了一种说法来说' }))).toEqual([409, 'request.id_reused']);
    expect(told(await (await d.as('neighbour')).post('/api/reports', body))).toEqual([409, 'request.id_reused']);
    // an act may not reuse it either
    expect(told(await resident.act(first.body.caseId, 'supplement', { id: body.id }))).toEqual([409, 'request.id_reused']);
  });
});

describe('an act', () => {
  test('not allowed in this state says where the case stands, in words', async () => {
    const id = await d.caseIn('filed');
    const dispatcher = await d.as('dispatcher');
    const refused = await dispatcher.act(id, 'check');
    expect(told(refused)).toEqual([409, 'case.action_not_allowed']);
    expect(refused.body.error.message).toBe('案卷现在是“待派单”，不能“核查通过”。请刷新查看最新状态。');
    const english = await dispatcher.post(`/api/cases/${id}/actions`, { id: v7(), action: 'check' }, { 'accept-language': 'en' });
    expect(english.body.error.message).toContain('"To dispatch", so "Approve result" is not possible');
  });

  test.each<[string, object, string]>([
    ['a reason is missing', { action: 'reject' }, 'reason'],
    ['a reason of one character', { action: 'reject', reason: '不' }, 'reason'],
    ['a reason of 1,001 characters', { action: 'reject', reason: '不'.repeat(1001) }, 'reason'],
    ['an act nobody knows', { action: 'delete' }, 'action'],
    ['an answer of four characters', { action: 'answer', text: '好了好了' }, 'text'],
    ['an organisation of words', { action: 'dispatch', organisationId: '环卫站' }, 'organisationId'],
    ['a rating without its parts', { action: 'call_back', rating: { satisfied: true } }, 'rating.answered, rating.solved, rating.comment'],
  ])('%s', async (_, fields, named) => {
    const answer = await (await d.as('dispatcher')).post(`/api/cases/${v7()}/actions`, { id: v7(), ...fields });
    expect([answer.status, answer.body.error.data.fields]).toEqual([400, named]);
  });

  test('on a case of another jurisdiction: there is none', async () => {
    const id = await d.caseIn('reported');
    const stranger = await elsewhere.as('supervisor');
    expect(told(await stranger.get(`/api/cases/${id}`))).toEqual([404, 'case.not_found']);
    expect(told(await stranger.act(id, 'supervise'))).toEqual([404, 'case.not_found']);
    // a session of one jurisdiction holds no post in the other, and its own reports do not follow it there
    for (const who of ['dispatcher', 'resident'] as const) {
      const here = await d.as(who);
      expect(told(await here.get(`/api/cases/${id}`, { 'x-jurisdiction': elsewhere.code }))).toEqual([404, 'case.not_found']);
      expect((await here.get('/api/my/cases', { 'x-jurisdiction': elsewhere.code })).body.items).toEqual([]);
    }
  });
});

describe('knocking at the door', () => {
  const endpoints = [cases, people, territory].flatMap((module) =>
    Object.values(module).filter((e): e is Endpoint => typeof e === 'object' && e !== null && 'method' in e && 'path' in e),
  );
  const address = (e: Endpoint) => e.path.replace(/:\w+/g, v7());
  const ask = (e: Endpoint, headers: Record<string, string>) =>
    d.process.app.inject({ method: e.method, url: address(e), headers, ...(e.method === 'GET' ? {} : { payload: {} }) });

  test('every endpoint that needs a session says so', async () => {
    const closed = endpoints.filter((e) => e.access === 'session');
    expect(closed.length).toBeGreaterThan(15);
    for (const e of closed) {
      const answer = await ask(e, { 'x-linli': '1', 'x-jurisdiction': d.code });
      expect([e.path, answer.statusCode, answer.json().error.code]).toEqual([e.path, 401, 'session.required']);
    }
    for (const url of ['/api/live', `/api/files/${v7()}`, `/api/files/${v7()}/thumbnail`])
      expect((await d.nobody().get(url)).status).toBe(401);
    expect((await d.nobody().upload(Buffer.from('x'))).status).toBe(401);
  });

  test('every change without our header, or from a foreign page, is stopped before anything else', async () => {
    const { cookie } = await d.as('resident');
    const foreign = [
      {},
      { 'x-linli': '0' },
      ...['https://evil.example', 'null', 'http://localhost:1', 'http://localhost.evil.example'].map((origin) => ({
        'x-linli': '1',
        origin,
      })),
    ];
    for (const e of endpoints.filter((one) => one.method !== 'GET')) {
      for (const headers of foreign) {
        const answer = await ask(e, { cookie, 'x-jurisdiction': d.code, ...headers } as Record<string, string>);
        expect([e.path, headers, answer.statusCode, answer.json().error.code]).toEqual([e.path, headers, 403, 'request.csrf']);
      }
    }
    const own = await (await d.as('resident')).post('/api/reports', reportBody(), {
      origin: 'http://127.0.0.1:8080',
      host: '127.0.0.1:8080',
    });
    expect(own.status).toBe(201);
  });

  test('behind a public address only pages of that address may ask', async () => {
    const behind = await d.another({ publicUrls: ['https://linli.example'] });
    const from = (origin: string) =>
      behind.app.inject({
        method: 'POST',
        url: '/api/session/anonymous',
        payload: {},
        headers: { 'x-linli': '1', 'x-jurisdiction': d.code, origin },
      });
    expect((await from('https://localhost')).statusCode).toBe(403);
    expect((await from('https://linli.example')).statusCode).toBe(200);
  });

  test.each<[string, string, string, number, string]>([
    ['broken JSON', '{"id": ', 'application/json', 400, 'request.invalid'],
    ['a form', 'text=1', 'application/x-www-form-urlencoded', 415, 'request.unsupported_media'],
    ['plain text', '{}', 'text/plain', 400, 'request.invalid'],
    ['JSON of two megabytes', JSON.stringify({ text: 'x'.repeat(2_000_000) }), 'application/json', 413, 'request.too_large'],
    ['a poisoned prototype', '{"__proto__": {"admin": true}}', 'application/json', 400, 'request.invalid'],
  ])('%s', async (_, payload, type, status, code) => {
    const { cookie } = await d.as('resident');
    const answer = await d.process.app.inject({
      method: 'POST',
      url: '/api/reports',
      payload,
      headers: { 'content-type': type, 'x-linli': '1', 'x-jurisdiction': d.code, cookie },
    });
    expect([answer.statusCode, answer.json().error.code]).toEqual([status, code]);
  });

  test('an address nobody knows', async () => {
    expect(told(await (await d.as('resident')).get('/api/nothing'))).toEqual([404, 'request.not_found']);
  });

  test('every answer carries its guards', async () => {
    const resident = await d.as('resident');
    for (const answer of [
      await resident.get('/api/me'),
      await resident.get('/api/cases/x'),
      await resident.report(),
      await d.nobody().get('/api/my/cases'),
    ]) {
      expect(answer.headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'same-origin',
        'x-frame-options': expect.stringMatching(/DENY|SAMEORIGIN/),
      });
      const policy = String(answer.headers['content-security-policy']);
      for (const rule of [
        "default-src 'self'",
        "script-src 'self'",
        "object-src 'none'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'self'",
      ])
        expect(policy).toContain(rule);
      expect(policy).not.toMatch(/script-src[^;]*unsafe/);
      expect(answer.headers).not.toHaveProperty('x-powered-by');
      expect(answer.headers).not.toHaveProperty('access-control-allow-origin');
    }
  });

  test('the session’s cookie is out of reach for scripts and other sites', async () => {
    const answer = await d.nobody().post('/api/session/anonymous', {});
    const cookies = [answer.headers['set-cookie']].flat().map(String);
    expect(cookies.length).toBeGreaterThan(0);
    for (const cookie of cookies) expect(cookie).toMatch(/HttpOnly/i);
    for (const cookie of cookies) expect(cookie).toMatch(/SameSite=(Lax|Strict)/i);
  });
});

describe('anonymous reporting', () => {
  const from = async (cookie: string, address: string, body: unknown): Promise<Answer> => {
    const answer = await d.process.app.inject({
      method: 'POST',
      url: '/api/reports',
      payload: body as object,
      remoteAddress: address,
      headers: { cookie, 'x-linli': '1', 'x-jurisdiction': d.code },
    });
    return { status: answer.statusCode, body: answer.json(), headers: answer.headers };
  };

  test('is limited per device; a repeat is answered and not counted, neighbours are not refused', async () => {
    const { cookie } = await d.device();
    const first = reportBody();
    expect((await from(cookie, '10.9.8.7', first)).status).toBe(201);
    for (let n = 0; n < 15; n++) expect((await from(cookie, '10.9.8.7', first)).status).toBe(201);
    for (let n = 0; n < 9; n++) expect((await from(cookie, '10.9.8.7', reportBody())).status).toBe(201);
    const refused = await from(cookie, '10.9.8.7', reportBody());
    expect(told(refused)).toEqual([429, 'case.anonymous_limit']);
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused.headers['retry-after'])).toBeLessThanOrEqual(3600);
    expect(refused.body.error.message).toMatch(/请在 \d+ 分钟后再试/);
    // the device is limited wherever it goes, another one of the same network is not, and an accepted id still gets its answer
    expect((await from(cookie, '10.9.8.8', reportBody())).status).toBe(429);
    expect((await from((await d.device()).cookie, '10.9.8.7', reportBody())).status).toBe(201);
    expect((await from(cookie, '10.9.8.7', first)).status).toBe(201);
    // people who are signed in are not refused with it
    expect((await from((await d.as('resident')).cookie, '10.9.8.7', reportBody())).status).toBe(201);
  });

  test('keeps no address in the clear', async () => {
    const rows = await d.asOwner<{ text: string }>(`select encode(key, 'escape') as text from rate_windows`);
    expect(rows.length).toBeGreaterThan(0);
    for (const r of rows) expect(r.text).not.toMatch(/10\.9\.8|anonymous/);
  });
});

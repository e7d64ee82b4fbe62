import { gzipSync } from 'node:zlib';
import { v7 } from 'uuid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { routed } from '#kernel/http.ts';
import { type District, reportBody, testDistrict } from '#tools/testing/district.ts';

/* What comes to the door before any module is asked: addresses, bodies, who may have a body read. */
let d: District;
beforeAll(async () => {
  d = await testDistrict();
});
afterAll(() => d?.close());

const guards = { 'x-content-type-options': 'nosniff', 'x-frame-options': 'DENY', 'referrer-policy': 'same-origin' };
const send = async (
  url: string,
  over: { method?: 'GET' | 'POST' | 'PUT'; payload?: string | Buffer; cookie?: string; type?: string; encoding?: string } = {},
) => {
  const answer = await d.process.app.inject({
    method: over.method ?? 'GET',
    url,
    ...(over.payload === undefined ? {} : { payload: over.payload }),
    headers: {
      'x-linli': '1',
      'x-jurisdiction': d.code,
      ...(over.cookie ? { cookie: over.cookie } : {}),
      ...(over.payload === undefined ? {} : { 'content-type': over.type ?? 'application/json' }),
      ...(over.encoding ? { 'content-encoding': over.encoding } : {}),
    },
  });
  const code = String(answer.headers['content-type']).includes('json') ? (answer.json().error?.code as string | undefined) : undefined;
  return { status: answer.statusCode, code, headers: answer.headers };
};

describe('who is asked first', () => {
  /** The longest text that was parsed, in place of a clock: answers are, bodies may not be. */
  const parsed = () => {
    const { parse } = JSON;
    let longest = 0;
    JSON.parse = ((text: string, ...rest: []) => {
      longest = Math.max(longest, text.length);
      return parse(text, ...rest);
    }) as typeof JSON.parse;
    return () => {
      JSON.parse = parse;
      return longest;
    };
  };
  const large = `{"text":"${'x'.repeat(40_000)}"}`;

  it('without a session no body is read, whatever the endpoint; nor of a page that is not there', async () => {
    const stop = parsed();
    const answers = [];
    for (const e of [...routed].filter(({ method, access }) => method !== 'GET' && access === 'session'))
      answers.push([e.path, (await send(e.path.replace(/:\w+/g, v7()), { method: e.method as 'POST', payload: large })).code]);
    const nowhere = await send('/api/nowhere', { method: 'POST', payload: large });
    const read = stop();
    expect(answers.length).toBeGreaterThan(30);
    for (const [path, code] of answers) expect([path, code]).toEqual([path, 'session.required']);
    expect([nowhere.status, nowhere.code]).toEqual([404, 'request.not_found']);
    expect(read).toBeLessThan(large.length);
  });

  it('a drawing of megabytes is read for those alone who draw', async () => {
    const { cookie } = await d.device();
    const payload = '['.repeat(15_000_000);
    expect(await send(`/api/area-drafts/${v7()}`, { method: 'PUT', payload, cookie })).toMatchObject({
      status: 403,
      code: 'session.forbidden',
    });
    const clerk = (await d.as('clerk')).cookie;
    expect(await send(`/api/area-drafts/${v7()}`, { method: 'PUT', payload, cookie: clerk })).toMatchObject({
      status: 400,
      code: 'request.invalid',
    });
  });
});

describe('bodies', () => {
  it.each<[string, string, number, string]>([
    ['a thousand lists in one another', `{"text":${'['.repeat(1000)}${']'.repeat(1000)}}`, 400, 'request.invalid'],
    ['sixty thousand objects in one another', '{"a":'.repeat(60_000), 400, 'request.invalid'],
    ['thirty thousand members', `{"photoIds":[${'1,'.repeat(30_000)}1]}`, 413, 'request.too_large'],
  ])('%s', async (_, payload, status, code) => {
    const { cookie } = await d.as('resident');
    expect(await send('/api/reports', { method: 'POST', payload, cookie })).toMatchObject({ status, code });
  });

  it('are small where nobody is known, and as large packed as unpacked', async () => {
    const payload = JSON.stringify({ login: 'x'.repeat(9_000), password: 'x' });
    expect(await send('/api/session/password', { method: 'POST', payload })).toMatchObject({ status: 413, code: 'request.too_large' });
    const { cookie } = await d.as('resident');
    const bomb = gzipSync(JSON.stringify({ text: 'x'.repeat(20_000_000) }));
    expect(bomb.length).toBeLessThan(64 * 1024);
    expect((await send('/api/reports', { method: 'POST', payload: bomb, cookie, encoding: 'gzip' })).status).toBe(413);
  });

  /** Bytes of the largest body a schema allows, every character of its strings written as an escape. */
  const largest = (schema: unknown): number => {
    const s = schema as Record<string, never> & {
      type?: string | string[];
      properties?: object;
      items?: unknown;
      prefixItems?: unknown[];
      anyOf?: unknown[];
      oneOf?: unknown[];
      enum?: unknown[];
      const?: unknown;
      maxLength?: number;
      maxItems?: number;
      pattern?: string;
      format?: string;
    };
    const branches = s.anyOf ?? s.oneOf;
    if (branches) return Math.max(...branches.map(largest));
    if (s.enum ?? s.const) return JSON.stringify(s.enum ?? s.const).length;
    if (s.type === 'object')
      return Object.entries(s.properties ?? {}).reduce((sum, [name, part]) => sum + name.length + 4 + largest(part), 2);
    if (s.type === 'array')
      return s.prefixItems
        ? s.prefixItems.reduce((sum: number, one) => sum + largest(one) + 1, 2)
        : (s.maxItems ?? Number.POSITIVE_INFINITY) * (largest(s.items) + 1) + 2;
    if (s.type === 'string') return s.format || s.pattern ? 80 : 6 * (s.maxLength ?? Number.POSITIVE_INFINITY) + 2;
    return 24;
  };

  it('that the contract allows are never too large', () => {
    // what has no limit in its schema is limited by rules that say so in words
    const unlimited = new Set([
      '/api/reports',
      '/api/area-drafts/:draftId',
      '/api/categories/:code/questions',
      '/api/collections',
      '/api/collections/:taskId',
      '/api/papers/drawing',
      '/api/papers/:documentId/signatures',
      '/api/surveys',
      '/api/surveys/:surveyId',
      '/api/visits/plans',
      '/api/visits/plans/:planId',
    ]);
    const beyond = [...routed].flatMap((e) => {
      if (!('body' in e) || !e.body || unlimited.has(e.path)) return [];
      const most = largest(z.toJSONSchema(e.body, { io: 'input', unrepresentable: 'any' }));
      return most > (e.largestBody ?? (e.access === 'public' ? 8 : 64) * 1024) ? [`${e.method} ${e.path}: ${most}`] : [];
    });
    expect(beyond).toEqual([]);
  });
});

describe('files', () => {
  const part = (field: string) => `--x\r\ncontent-disposition: form-data; name="${field}"; filename="a"\r\n\r\n0123`;
  it.each([
    ['without boundary', 'multipart/form-data', (field: string) => `${part(field)}\r\n--x--\r\n`],
    ['without end', 'multipart/form-data; boundary=x', part],
    ['cut in its head', 'multipart/form-data; boundary=x', (field: string) => part(field).slice(0, 30)],
    ['empty', 'multipart/form-data; boundary=x', () => ''],
    ['in another field', 'multipart/form-data; boundary=x', () => `${part('other')}\r\n--x--\r\n`],
  ])('%s are refused as what they are', async (_, type, payload) => {
    const { cookie } = await d.as('clerk');
    for (const [url, field] of [
      ['/api/files', 'photo'],
      [`/api/organisations/sheet?id=${v7()}`, 'sheet'],
      [`/api/places/import?id=${v7()}`, 'sheet'],
    ] as const)
      expect(await send(url, { method: 'POST', payload: payload(field), type, cookie })).toMatchObject({
        status: 400,
        code: 'request.invalid',
      });
  });

  it('are taken where one is asked for, and nowhere else', async () => {
    const { cookie } = await d.as('clerk');
    const payload = `${part('photo')}\r\n--x--\r\n`;
    const answer = await send('/api/reports', { method: 'POST', payload, type: 'multipart/form-data; boundary=x', cookie });
    expect(answer).toMatchObject({ status: 415, code: 'request.unsupported_media' });
  });
});

it('pages of every own address may ask; who comes by another is told the right ones', async () => {
  const on = await d.another({ publicUrls: ['https://a.example', 'http://10.1.1.8:8080'] });
  const from = (origin: string) =>
    on.app.inject({
      method: 'POST',
      url: '/api/session/anonymous',
      payload: {},
      headers: { 'x-linli': '1', 'x-jurisdiction': d.code, origin },
    });
  for (const own of ['https://a.example', 'http://10.1.1.8:8080']) expect((await from(own)).statusCode).toBe(200);
  const refused = await from('http://10.1.1.9:8080');
  expect(refused.statusCode).toBe(403);
  expect(refused.json().error.message).toMatch(/https:\/\/a\.example · http:\/\/10\.1\.1\.8:8080.*PUBLIC_URL/);
});

describe('addresses', () => {
  it.each([
    ['/%FF', 400],
    ['/api/%FF', 400],
    ['/api/cases/%FF', 400],
    [`/api/cases/${'x'.repeat(300)}`, 400],
    ['/api/nothing', 404],
  ])('%s is refused with every guard', async (url, status) => {
    const answer = await send(url, { cookie: (await d.as('clerk')).cookie });
    expect(answer).toMatchObject({ status, code: status === 400 ? 'request.invalid' : 'request.not_found', headers: guards });
  });

  it('written in another way lead to the same answer, with the same care', async () => {
    const { cookie } = await d.as('clerk');
    for (const url of ['/api/me', '/%61pi/me', '/api/%6De', '/%61%70%69/me?x#%FF'])
      expect(await send(url, { cookie })).toMatchObject({ status: 200, headers: { 'cache-control': 'no-store', ...guards } });
    expect((await send('/%61pi/reports', { method: 'POST', payload: JSON.stringify(reportBody()), cookie })).status).toBe(201);
    expect((await send('/%61pi/me')).status).toBe(401);
  });
});

it('an address that cannot be read is answered in the language of the caller', async () => {
  const answer = await d.process.app.inject({ url: '/%FF', headers: { 'accept-language': 'en' } });
  expect(answer.json().error.message).toMatch(/^\p{ASCII}{10,}$/u);
});

describe('cursors', () => {
  const shapes: unknown[] = [
    ['a', 'b', 'c', '-'.repeat(36)],
    ['\0', '\0', '\0', v7()],
    [v7(), '+275760-09-13T00:00:00.000Z', 1],
    [v7(), '0000-01-01T00:00:00.000Z', 1],
    [v7(), null, 2 ** 53],
    { id: v7(), dueAt: '+275760-09-13T00:00:00.000Z', rank: 2 ** 53 },
    ['0000-01-01', v7()],
    ['\ud800', v7()],
    [],
    null,
    7,
  ];
  const crafted = [...shapes.map((one) => Buffer.from(JSON.stringify(one)).toString('base64url')), '-'.repeat(36), 'x', ''];

  it('made up by somebody are refused by every list', async () => {
    const lists = [...routed].filter((e) => e.query instanceof z.ZodObject && 'cursor' in e.query.shape);
    expect(lists.length).toBeGreaterThan(8);
    const codes: string[] = [];
    for (const who of ['clerk', 'supervisor', 'security_admin', 'audit_admin', 'system_admin'] as const) {
      const { cookie } = await d.as(who);
      for (const e of lists) {
        const path = e.path.replace(/:\w+/g, 'residents_per_grid');
        for (const cursor of crafted) {
          const { status } = await send(`${path}?sort=due&cursor=${encodeURIComponent(cursor)}`, { cookie });
          if (status >= 500) codes.push(`${status} ${path} ${cursor}`);
        }
      }
    }
    expect(codes).toEqual([]);
  });
});

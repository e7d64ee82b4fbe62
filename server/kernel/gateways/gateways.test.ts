import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { startHttpGateway } from '#tools/testing/gateways/http.ts';
import { senderOf, startPushService } from '#tools/testing/gateways/push.ts';
import { startMailServer } from '#tools/testing/gateways/smtp.ts';
import { readGateways, type SmsConfig } from './config.ts';
import { createMailGateway } from './mail.ts';
import { retryAfter } from './outcome.ts';
import { createPushGateway, pushKeys } from './push.ts';
import { createSmsGateway } from './sms.ts';

const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});
const started = async <T extends { close(): Promise<unknown> }>(starting: Promise<T>): Promise<T> => {
  const server = await starting;
  ends.push(() => server.close());
  return server;
};
/** A port on which nobody answers. */
const deadPort = async (): Promise<number> => {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as { port: number };
  await new Promise((done) => server.close(done));
  return port;
};

test('a gateway that never answers is left after some time, and tried again', async () => {
  const patience = 30;
  const late = { sent: false, again: true, reason: expect.stringMatching(/^(timeout|ETIMEDOUT)$/) };
  const sms: SmsConfig = { url: '', method: 'POST', headers: {}, body: null, templates: {}, accepted: null, later: [] };
  const [texts, service] = [await started(startHttpGateway()), await started(startPushService())];
  texts.answer = () => undefined;
  service.answer = () => undefined;
  const text = { phone: '13800000001', text: '', template: 'notice' } as const;
  expect(await createSmsGateway({ ...sms, url: texts.url }, patience)(text)).toEqual(late);
  const { endpoint, keys } = service.browser();
  const pusher = createPushGateway({ subject: 'https://linli.example', services: [service.url] }, 'a secret that is long enough', patience);
  expect(await pusher.send({ target: { endpoint, ...keys }, payload: '{}', topic: 't', urgent: false })).toEqual(late);
  const silent = createServer();
  await new Promise<void>((ready) => silent.listen(0, '127.0.0.1', ready));
  ends.push(() => new Promise((done) => silent.close(done)));
  const { port } = silent.address() as { port: number };
  const mail = { to: 'li@example.org', subject: '', text: '', id: '1' };
  expect(await createMailGateway({ url: `smtp://127.0.0.1:${port}`, from: 'linli@example.org' }, patience)(mail)).toEqual(late);
});

describe('mail over SMTP', () => {
  const mail = { to: 'li@example.org', subject: '【邻理】诉求已派单', text: '编号 530702', id: '0199-1' };
  const from = '邻理 <linli@example.org>';

  test('arrives whole, under an id of its own', async () => {
    const server = await started(startMailServer());
    expect(await createMailGateway({ url: server.url, from })(mail)).toEqual({ sent: true });
    expect(server.got).toHaveLength(1);
    expect(server.got[0]?.to).toEqual(['li@example.org']);
    expect(server.got[0]?.raw).toContain('Message-ID: <0199-1@example.org>');
    expect(server.got[0]?.raw).toContain(`Subject: =?UTF-8?B?`);
  });

  test('signs in, and only over TLS', async () => {
    const login = { user: 'linli', password: 'p@ss/word' };
    const server = await started(startMailServer({ login }));
    const url = server.url.replace('//', `//linli:${encodeURIComponent(login.password)}@`);
    expect(await createMailGateway({ url, from })(mail)).toEqual({ sent: true });
    expect(server.got[0]).toMatchObject({ secure: true, user: 'linli' });
    // a certificate nobody knows is not trusted unless told so
    expect(await createMailGateway({ url: url.replace('?certificate=any', ''), from })(mail)).toMatchObject({ sent: false, again: true });
    // where the server has no TLS the password stays here
    const open = await started(
      startMailServer({ login, options: { hideSTARTTLS: true, disabledCommands: ['STARTTLS'], allowInsecureAuth: true } }),
    );
    const plain = open.url.replace('//', `//linli:${encodeURIComponent(login.password)}@`);
    expect(await createMailGateway({ url: plain, from })(mail)).toMatchObject({ sent: false });
    expect(open.got).toEqual([]);
    // a wrong password is ours to mend: mail waits
    const wrong = server.url.replace('//', '//linli:no@');
    expect(await createMailGateway({ url: wrong, from })(mail)).toMatchObject({
      sent: false,
      again: true,
      reason: 'smtp 535 5.7.8',
    });
  });

  test.each([
    ['greylisting', 451, '4.7.1 try li@example.org again later', true, 'smtp 451 4.7.1'],
    ['no such mailbox', 550, '5.1.1 <li@example.org> unknown', false, 'smtp 550 5.1.1'],
  ])('%s: tried again or not, and its reason names nobody', async (_, status, words, again, reason) => {
    const server = await started(startMailServer({ recipient: () => ({ status, words }) }));
    expect(await createMailGateway({ url: server.url, from })(mail)).toEqual({ sent: false, again, reason });
  });

  test('a refusal after the content, a server that is not there, one that hangs up', async () => {
    const full = await started(startMailServer({ content: () => ({ status: 452, words: '4.3.1 full' }) }));
    expect(await createMailGateway({ url: full.url, from })(mail)).toMatchObject({ sent: false, again: true, reason: 'smtp 452 4.3.1' });
    expect(await createMailGateway({ url: `smtp://127.0.0.1:${await deadPort()}`, from })(mail)).toMatchObject({
      sent: false,
      again: true,
    });
    const rude = createServer((socket) => socket.destroy());
    await new Promise<void>((ready) => rude.listen(0, '127.0.0.1', ready));
    ends.push(() => new Promise((done) => rude.close(done)));
    const { port } = rude.address() as { port: number };
    expect(await createMailGateway({ url: `smtp://127.0.0.1:${port}`, from })(mail)).toMatchObject({ sent: false, again: true });
  });
});

describe('texts over HTTP', () => {
  const sms = { phone: '13800000001', text: '验证码 "123456" & <完>', template: 'code', code: '123456' } as const;
  const config = (over: Partial<SmsConfig> & { url: string }): SmsConfig => ({
    method: 'POST',
    headers: {},
    body: null,
    templates: {},
    accepted: null,
    later: [],
    ...over,
  });

  test('values are written as JSON, form, address or XML asks for', async () => {
    const server = await started(startHttpGateway());
    const send = (over: Partial<SmsConfig>) =>
      createSmsGateway(config({ url: `${server.url}/send`, accepted: '"Code":"OK"', ...over }))(sms);
    const headers = (type: string) => ({ 'Content-Type': type, authorization: 'Bearer secret' });
    await send({
      headers: headers('application/json'),
      body: '{"to":"{{phone}}","text":"{{text}}","t":"{{template}}"}',
      templates: { code: 'SMS_7' },
    });
    expect(JSON.parse(String(server.got[0]?.body))).toEqual({ to: sms.phone, text: sms.text, t: 'SMS_7' });
    expect(server.got[0]?.headers.authorization).toBe('Bearer secret');
    await send({ headers: headers('application/x-www-form-urlencoded'), body: 'to={{phone}}&text={{text}}' });
    expect(Object.fromEntries(new URLSearchParams(String(server.got[1]?.body)))).toEqual({ to: sms.phone, text: sms.text });
    await send({ method: 'GET', url: `${server.url}/send?p={{phone}}&t={{text}}&c={{code}}` });
    expect(new URL(server.got[2]?.path ?? '', server.url).searchParams.get('t')).toBe(sms.text);
    await send({ headers: headers('text/xml'), body: '<t>{{text}}</t>' });
    expect(String(server.got[3]?.body)).toBe('<t>验证码 &#34;123456&#34; &#38; &#60;完&#62;</t>');
  });

  test.each([
    [200, '{"Code":"OK"}', {}, { sent: true }],
    [200, '{"Code":"isv.BLACK","Message":"13800000001"}', {}, { sent: false, again: false, reason: 'http 200, not accepted' }],
    [200, '{"Code":"isv.LIMIT"}', {}, { sent: false, again: true, reason: 'http 200, not accepted' }],
    [400, '', {}, { sent: false, again: false, reason: 'http 400' }],
    [429, '', { 'retry-after': '120' }, { sent: false, again: true, reason: 'http 429', after: 120 }],
    [503, '', {}, { sent: false, again: true, reason: 'http 503' }],
    [302, '', { location: 'http://127.0.0.1:1/' }, { sent: false, again: false, reason: 'http 302' }],
  ])('an answer %i %s', async (status, body, headers, outcome) => {
    const server = await started(startHttpGateway());
    server.answer = (_, response) => response.writeHead(status, headers as Record<string, string>).end(body);
    expect(await createSmsGateway(config({ url: server.url, accepted: '"Code":"OK"', later: ['LIMIT'] }))(sms)).toEqual(outcome);
  });

  test('a gateway that is not there, or cuts the line, is tried again', async () => {
    expect(await createSmsGateway(config({ url: `http://127.0.0.1:${await deadPort()}` }))(sms)).toEqual({
      sent: false,
      again: true,
      reason: 'ECONNREFUSED',
    });
    const server = await started(startHttpGateway());
    server.answer = (_, response) => response.destroy();
    expect(await createSmsGateway(config({ url: server.url }))(sms)).toMatchObject({ sent: false, again: true });
  });
});

describe('web push', () => {
  const secret = 'a secret of tests that is long enough';
  const subject = 'https://linli.example';

  test('only the browser can read it, and the service learns who sends', async () => {
    const service = await started(startPushService());
    const gateway = createPushGateway({ subject, services: [service.url] }, secret);
    const [browser, other] = [service.browser(), service.browser()];
    const payload = JSON.stringify({ title: '诉求已派单', text: '编号 530702' });
    const outcome = await gateway.send({
      target: { endpoint: browser.endpoint, ...browser.keys },
      payload,
      topic: 'a'.repeat(32),
      urgent: true,
    });
    expect(outcome).toEqual({ sent: true });
    const [request] = service.got;
    if (!request) throw new Error('nothing came');
    expect(browser.read(request)).toEqual(JSON.parse(payload));
    expect(() => other.read(request)).toThrow();
    expect(senderOf(request)).toMatchObject({ aud: service.url, sub: subject, key: gateway.key });
    expect(request.headers).toMatchObject({ ttl: '86400', urgency: 'high', topic: 'a'.repeat(32) });
    expect(String(request.body)).not.toContain('530702');
    // the keys of an installation are always the same, another's are others
    expect(pushKeys(secret)).toEqual(pushKeys(secret));
    expect(pushKeys(`${secret}!`).publicKey).not.toBe(gateway.key);
  });

  test.each([
    [404, {}, { sent: false, again: false, gone: true, reason: 'http 404' }],
    [410, {}, { sent: false, again: false, gone: true, reason: 'http 410' }],
    [413, {}, { sent: false, again: false, reason: 'http 413' }],
    [429, { 'retry-after': '90' }, { sent: false, again: true, reason: 'http 429', after: 90 }],
    [500, {}, { sent: false, again: true, reason: 'http 500' }],
    [502, {}, { sent: false, again: true, reason: 'http 502' }],
  ])('an answer %i', async (status, headers, outcome) => {
    const service = await started(startPushService());
    service.answer = (_, response) => response.writeHead(status, headers as Record<string, string>).end('words that may name a browser');
    const { endpoint, keys } = service.browser();
    const gateway = createPushGateway({ subject, services: [service.url] }, secret);
    expect(await gateway.send({ target: { endpoint, ...keys }, payload: '{}', topic: 'a', urgent: false })).toEqual(outcome);
  });

  test('nothing goes to addresses that are no push service: a browser could name any', async () => {
    const service = await started(startPushService());
    const gateway = createPushGateway({ subject, services: ['https://fcm.googleapis.com', 'https://*.push.apple.com'] }, secret);
    const { endpoint, keys } = service.browser();
    expect(await gateway.send({ target: { endpoint, ...keys }, payload: '{}', topic: 'a', urgent: false })).toMatchObject({ gone: true });
    expect(service.got).toEqual([]);
    const known = ['https://fcm.googleapis.com/fcm/send/x', 'https://web.push.apple.com/x'];
    const unknown = [
      endpoint,
      'http://fcm.googleapis.com/x',
      'https://fcm.googleapis.com:8443/x',
      'https://evilpush.apple.com/x',
      'https://fcm.googleapis.com.evil.example/x',
    ];
    expect([...known, ...unknown].map(gateway.knows)).toEqual([true, true, false, false, false, false, false]);
  });
});

test('gateways come from a file in the data folder or from the environment; mistakes are named, push needs https alone', () => {
  const folder = mkdtempSync(join(tmpdir(), 'linli-gateways-'));
  try {
    expect(readGateways({}, folder, [])).toEqual({ mail: null, sms: null, push: null });
    expect(readGateways({}, folder, ['http://a.example', 'https://b.example']).push?.subject).toBe('https://b.example');
    writeFileSync(join(folder, 'gateways.json'), JSON.stringify({ mail: { url: 'smtps://mail.example', from: 'linli@example.org' } }));
    expect(readGateways({}, folder, []).mail?.from).toBe('linli@example.org');
    const given = JSON.stringify({ sms: { url: 'https://sms.example', body: '{}' } });
    expect(readGateways({ LINLI_GATEWAYS: given }, folder, [])).toMatchObject({ mail: null, sms: { method: 'POST' } });
    writeFileSync(join(folder, 'gateways.json'), '{"mail":{"url":"ftp://mail"}}');
    expect(() => readGateways({}, folder, [])).toThrow(/gateways\.json[\s\S]*mail/);
    writeFileSync(join(folder, 'gateways.json'), '{');
    expect(() => readGateways({}, folder, [])).toThrow('gateways.json is no JSON');
  } finally {
    rmSync(folder, { recursive: true });
  }
});

test('how long a gateway asks to wait', () => {
  const now = new Date('2025-09-15T02:00:00Z');
  expect(retryAfter('30', now)).toBe(30);
  expect(retryAfter('Mon, 15 Sep 2025 02:01:00 GMT', now)).toBe(60);
  expect(retryAfter('Mon, 15 Sep 2025 01:00:00 GMT', now)).toBeUndefined();
  expect(retryAfter('soon', now)).toBeUndefined();
  expect(retryAfter(null, now)).toBeUndefined();
});

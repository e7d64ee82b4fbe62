import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { v7 } from 'uuid';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { Config } from '#kernel/config.ts';
import { type Notify, notify } from '#kernel/notify.ts';
import { dutySlot } from '#modules/rosters/testing/slots.ts';
import { type District, testDistrict, type Who } from '#tools/testing/district.ts';
import { type HttpGateway, startHttpGateway } from '#tools/testing/gateways/http.ts';
import { type PushService, startPushService } from '#tools/testing/gateways/push.ts';
import { type MailServer, startMailServer, textOf } from '#tools/testing/gateways/smtp.ts';
import { sendDue } from './commands/send-due.ts';
import type { SenderTask } from './testing/sender.ts';
import { carryAll } from './testing/told.ts';

let d: District;
let mail: MailServer;
let sms: HttpGateway;
let push: PushService;
let config: Partial<Config>;
/** What the mail server refuses, by address. */
let refused: { status: number; words: string } | null = null;
beforeAll(async () => {
  mail = await startMailServer({ recipient: () => refused });
  sms = await startHttpGateway();
  push = await startPushService();
  config = {
    publicUrls: ['https://linli.example'],
    gateways: {
      mail: { url: mail.url, from: '邻理 <linli@example.org>' },
      sms: {
        url: sms.url,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: '{"to":"{{phone}}","text":"{{text}}"}',
        templates: {},
        accepted: 'OK',
        later: [],
      },
      push: { subject: 'https://linli.example', services: [push.url] },
    },
  };
  d = await testDistrict({ config });
});
afterAll(async () => {
  await d?.close();
  await Promise.all([mail, sms, push].map((server) => server?.close()));
});

const ok: HttpGateway['answer'] = (_, response) => void response.end('{"Code":"OK"}');
beforeEach(async () => {
  await d.asOwner('delete from notice_deliveries');
  await d.asOwner('delete from notices');
  await d.asOwner('delete from notice_settings');
  await d.asOwner('delete from push_subscriptions');
  d.clock.set('2025-09-15T02:00:00Z');
  mail.got.length = 0;
  sms.got.length = 0;
  push.got.length = 0;
  refused = null;
  sms.answer = ok;
  push.answer = (_, response) => void response.writeHead(201).end();
});

/** Text of the last mail that came. */
const lastMail = (): string => {
  const last = mail.got.at(-1);
  return last ? textOf(last) : '';
};
let occasions = 0;
/** Tells the resident of a step of a case, and sends what is due. */
const tell = async (over: Partial<Notify> = {}): Promise<void> => {
  const notice = {
    kind: 'cases.result',
    variant: 'close',
    to: { accounts: [d.people.resident.id] },
    subject: null,
    data: { number: '530801-1', matter: { zh: '垃圾', en: 'litter' } },
    cause: `occasion ${++occasions}`,
    at: d.clock.now(),
    ...over,
  };
  await d.database.db.write(d.access, (tx) => notify(tx, d.id, [notice]));
  await carryAll(d);
};
const deliveries = () =>
  d.asOwner<{ channel: string; state: string; attempts: number; reason: string | null; minutes: number | null }>(
    `select channel, state, attempts, reason, round(extract(epoch from next_at - $1::timestamptz) / 60)::int as minutes
     from notice_deliveries order by notice_id, channel, target`,
    [d.clock.now()],
  );
const every = { push: true, email: true, sms: true };
/** Chooses channels of the resident for one kind; the rest as it is. */
const choose = async (over: object = {}, channels: object[] = [{ kind: 'cases.result', ...every }]) => {
  const answer = await (await d.as('resident')).put('/api/notices/settings', {
    channels,
    quiet: null,
    digestAt: null,
    language: 'zh-CN',
    ...over,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return answer.body;
};
/** Gives the resident an address and confirms it with the code that came there. */
const confirmEmail = async (): Promise<void> => {
  const resident = await d.as('resident');
  expect((await resident.put('/api/notices/email', { address: 'li@example.org' })).status).toBe(200);
  const code = /\d{6}/.exec(lastMail())?.[0];
  expect((await resident.post('/api/notices/email/confirm', { code })).status).toBe(200);
  mail.got.length = 0;
};
const subscribe = async () => {
  const browser = push.browser();
  const answer = await (await d.as('resident')).put('/api/notices/push', { endpoint: browser.endpoint, keys: browser.keys });
  expect(answer.status).toBe(200);
  return browser;
};
const run = () => sendDue(d.process.modules.notices, d.id);

test('a notice leaves by every channel its receiver chose, each once, with number and link and without a name', async () => {
  await confirmEmail();
  await choose();
  const browser = await subscribe();
  await tell();
  await run();
  await carryAll(d);
  expect([mail.got, sms.got, push.got].map((got) => got.length)).toEqual([1, 1, 1]);
  expect(JSON.parse(String(sms.got[0]?.body))).toEqual({
    to: d.people.resident.phone,
    text: '【邻理】诉求已办结 530801-1，详情：https://linli.example/cases/',
  });
  const seen = push.got[0] && browser.read(push.got[0]);
  expect(seen).toMatchObject({ title: '诉求已办结', text: expect.stringContaining('530801-1'), page: '/cases/' });
  for (const text of [mail.got[0]?.raw, String(sms.got[0]?.body), JSON.stringify(seen)]) expect(text).not.toContain(d.people.resident.name);
  expect((await deliveries()).map((x) => [x.channel, x.state, x.attempts])).toEqual([
    ['email', 'sent', 1],
    ['push', 'sent', 1],
    ['sms', 'sent', 1],
  ]);
});

test('standard: push alone; a channel that is switched off is not used; an unconfirmed address gets nothing', async () => {
  await subscribe();
  await (await d.as('resident')).put('/api/notices/email', { address: 'li@example.org' });
  mail.got.length = 0;
  await tell();
  expect((await deliveries()).map((x) => x.channel)).toEqual(['push']);
  await choose({}, [{ kind: 'cases.result', push: false, email: true, sms: false }]);
  await tell();
  expect(await deliveries()).toHaveLength(1);
  expect(mail.got).toEqual([]);
});

test('quiet hours hold messages back until they end; urgent kinds pass', async () => {
  await choose({ quiet: { from: '22:00', to: '07:30' } }, [{ kind: 'cases.result', push: false, email: false, sms: true }]);
  d.clock.set('2025-09-15T15:30:00Z'); // 23:30 in Shanghai
  await tell();
  expect(await deliveries()).toMatchObject([{ state: 'waiting', attempts: 0, minutes: 480 }]);
  await run();
  expect(sms.got).toEqual([]);
  d.clock.set('2025-09-15T23:30:00Z');
  await run();
  expect(sms.got).toHaveLength(1);
  // whoever chose nothing is not woken either, but for what is urgent
  d.clock.set('2025-09-15T15:30:00Z');
  await d.asOwner('delete from notice_settings');
  await subscribe();
  await tell({ kind: 'cases.overdue', variant: 'red' });
  expect(push.got).toHaveLength(1);
  await tell();
  expect(push.got).toHaveLength(1);
});

test('a daily digest: one mail for all of a day', async () => {
  await confirmEmail();
  await choose({ digestAt: '18:00' }, [{ kind: 'cases.result', push: false, email: true, sms: false }]);
  for (let n = 0; n < 3; n += 1) await tell({ at: new Date(d.clock.now().getTime() + n) });
  expect(mail.got).toEqual([]);
  d.clock.set('2025-09-15T10:00:00Z');
  await run();
  expect(mail.got).toHaveLength(1);
  expect(lastMail().match(/诉求已办结/g)).toHaveLength(3);
  expect((await deliveries()).map((x) => x.state)).toEqual(['sent', 'sent', 'sent']);
});

test('what was read in the inbox meanwhile is not sent any more, nor what nobody could send for a day', async () => {
  await choose({ quiet: { from: '22:00', to: '07:30' } }, [{ kind: 'cases.result', push: false, email: false, sms: true }]);
  d.clock.set('2025-09-15T15:30:00Z');
  await tell();
  const resident = await d.as('resident');
  await resident.post('/api/notices/read', { ids: (await resident.get('/api/notices')).body.items.map((n: { id: string }) => n.id) });
  d.clock.set('2025-09-16T01:00:00Z');
  await run();
  expect(await deliveries()).toMatchObject([{ state: 'dropped', reason: 'read meanwhile' }]);
  await tell({ at: new Date('2025-09-14T00:00:00Z') });
  expect(await deliveries()).toHaveLength(1);
  expect(sms.got).toEqual([]);
});

/** Puts somebody on duty by a roster of their own, and says who is called of a notice before and after. */
const calledAround = async (who: Who, told: readonly Who[], rosterOf: object, to: Notify['to']): Promise<[string[], string[]]> => {
  for (const one of told) {
    const chosen = { channels: [{ kind: 'cases.work', ...every }], quiet: null, digestAt: null, language: 'zh-CN' };
    expect((await (await d.as(one)).put('/api/notices/settings', chosen)).status).toBe(200);
  }
  const called = async () => {
    await tell({ kind: 'cases.work', variant: 'accept', to });
    const rows = await d.asOwner<{ account_id: string }>('delete from notice_deliveries returning account_id');
    return [...new Set(rows.map(({ account_id }) => account_id))].sort();
  };
  const before = await called();
  const client = await d.as(who);
  const roster = await client.post('/api/rosters', { id: v7(), name: '今日值班', confirms: false, slots: [dutySlot()], ...rosterOf });
  const shift = { id: v7(), slot: 'day', day: '2025-09-15', accountId: d.people[who].id };
  expect((await client.post(`/api/rosters/${roster.body.id}/shifts`, shift)).status).toBe(201);
  return [before, await called()];
};

test('of an organisation whoever is on duty is called, the others find it in the inbox; with nobody on duty all are called', async () => {
  const both = ['handler', 'grid_worker'] as const;
  const organisation = d.organisations.team;
  const rosterOf = { organisationId: organisation, areaId: d.area('001001').id };
  const [before, after] = await calledAround('handler', both, rosterOf, { permission: 'rosters.read', organisation });
  expect(before).toEqual(both.map((who) => d.people[who].id).sort());
  expect(after).toEqual([d.people.handler.id]);
  for (const who of both) expect((await (await d.as(who)).get('/api/notices')).body.items).toHaveLength(2);
});

test('of an area too: of those it is for whoever is on duty there is called', async () => {
  const both = ['dispatcher', 'dispatcher2'] as const;
  const { id: areaId, path: around } = d.area('001');
  const rosterOf = { organisationId: null, areaId };
  const [before, after] = await calledAround('dispatcher2', both, rosterOf, { permission: 'rosters.manage', around });
  expect(before).toEqual(both.map((who) => d.people[who].id).sort());
  expect(after).toEqual([d.people.dispatcher2.id]);
});

test('what may not be known outside stays in the inbox', async () => {
  await choose();
  await subscribe();
  await tell({ inboxOnly: true });
  await d.must('clerk', (await (await d.as('resident')).report({ anonymous: true })).body.caseId, 'verify');
  await d.caseIn('filed', { anonymous: true });
  await carryAll(d);
  expect((await deliveries()).filter((x) => x.channel === 'sms')).toEqual([]);
  expect(await d.asOwner('select from notice_deliveries where account_id = $1', [d.people.resident.id])).toEqual([]);
});

test('a gateway in trouble: tried again with growing pauses, as late as it asks, and given up with the reason', async () => {
  await choose({}, [{ kind: 'cases.result', push: false, email: false, sms: true }]);
  sms.answer = (_, response) => void response.writeHead(429, { 'retry-after': '600' }).end();
  await tell();
  expect(await deliveries()).toMatchObject([{ state: 'waiting', attempts: 1, minutes: 10, reason: 'http 429' }]);
  sms.answer = (_, response) => void response.writeHead(500).end();
  const pauses: (number | null | undefined)[] = [];
  for (let n = 0; n < 9; n += 1) {
    d.clock.advance((pauses.at(-1) ?? 10) * 60_000);
    await run();
    pauses.push((await deliveries())[0]?.minutes);
  }
  expect(pauses).toEqual([2, 4, 8, 16, 32, 64, null, null, null]);
  expect(await deliveries()).toMatchObject([{ state: 'failed', attempts: 8, reason: 'http 500' }]);
});

test('mail: greylisted is tried again and comes, refused for good is kept with its reason and no address', async () => {
  await confirmEmail();
  await choose({}, [{ kind: 'cases.result', push: false, email: true, sms: false }]);
  refused = { status: 451, words: '4.7.1 li@example.org later' };
  await tell();
  expect(await deliveries()).toMatchObject([{ state: 'waiting', reason: 'smtp 451 4.7.1' }]);
  refused = null;
  d.clock.advance(60_000);
  await run();
  expect(mail.got).toHaveLength(1);
  refused = { status: 550, words: '5.1.1 li@example.org unknown' };
  await tell();
  expect((await deliveries())[1]).toMatchObject({ state: 'failed', attempts: 1, reason: 'smtp 550 5.1.1' });
});

test('a browser that is gone is forgotten; the others of the account get theirs', async () => {
  const [gone, other] = [await subscribe(), await subscribe()];
  push.answer = ({ path }, response) => void response.writeHead(gone.endpoint.endsWith(path) ? 410 : 201).end();
  await tell();
  expect((await deliveries()).map((x) => x.state).toSorted()).toEqual(['dropped', 'sent']);
  await tell();
  expect(push.got.map(({ path }) => path)).toEqual([expect.any(String), expect.any(String), new URL(other.endpoint).pathname]);
});

test('a browser tells the account that used it last, and only that one', async () => {
  const browser = await subscribe();
  const neighbour = await d.as('neighbour');
  expect((await neighbour.put('/api/notices/push', { endpoint: browser.endpoint, keys: browser.keys })).status).toBe(200);
  await tell();
  expect(push.got).toEqual([]);
  // the one who had it before cannot take it away
  await (await d.as('resident')).post('/api/notices/push/end', { endpoint: browser.endpoint });
  expect(await d.asOwner('select from push_subscriptions')).toHaveLength(1);
  await neighbour.post('/api/notices/push/end', { endpoint: browser.endpoint });
  expect(await d.asOwner('select from push_subscriptions')).toHaveLength(0);
  const unknown = { ...browser, endpoint: 'https://push.evil.example/x' };
  const answer = await neighbour.put('/api/notices/push', { endpoint: unknown.endpoint, keys: unknown.keys });
  expect([answer.status, answer.body.error.code]).toEqual([422, 'notices.push_service_unknown']);
});

test('a worker that dies between sending and recording: the message goes again when its lease is over, and no earlier', async () => {
  const browser = await subscribe();
  await choose({ quiet: { from: '09:00', to: '12:00' } }, [{ kind: 'cases.result', push: true, email: false, sms: false }]);
  await tell();
  d.clock.set('2025-09-15T04:00:00Z');
  const dataDir = mkdtempSync(path.join(tmpdir(), 'linli-sender-'));
  const task: SenderTask = { appUrl: d.database.appUrl, dataDir, jurisdictionId: d.id, at: d.clock.now().toISOString(), config };
  const worker = spawn(process.execPath, [path.join(import.meta.dirname, 'testing/sender.ts'), JSON.stringify(task)], { stdio: 'inherit' });
  // killed when the message has come, before it hears that it has
  push.answer = (_, response) => {
    worker.kill('SIGKILL');
    response.writeHead(201).end();
  };
  const [, signal] = await once(worker, 'exit');
  rmSync(dataDir, { recursive: true });
  expect([signal, push.got.length]).toEqual(['SIGKILL', 1]);
  expect(await deliveries()).toMatchObject([{ state: 'waiting', attempts: 1, minutes: 5 }]);
  push.answer = (_, response) => void response.writeHead(201).end();
  await run();
  expect(push.got).toHaveLength(1);
  d.clock.advance(300_000);
  await run();
  expect(await deliveries()).toMatchObject([{ state: 'sent', attempts: 2 }]);
  // the service and the browser can tell that it is the same
  expect(push.got).toHaveLength(2);
  expect(new Set(push.got.map(({ headers }) => headers['topic'])).size).toBe(1);
  expect(new Set(push.got.map((one) => (browser.read(one) as { tag: string }).tag)).size).toBe(1);
}, 180_000);

test('workers side by side send each message once', async () => {
  await choose({ quiet: { from: '09:00', to: '12:00' } }, [{ kind: 'cases.result', push: false, email: false, sms: true }]);
  for (let n = 0; n < 12; n += 1) await tell();
  d.clock.set('2025-09-15T04:00:00Z');
  const other = await d.another();
  await Promise.all([run(), run(), sendDue(other.modules.notices, d.id), sendDue(other.modules.notices, d.id)]);
  expect(sms.got).toHaveLength(12);
});

test('an address is confirmed by the code alone, tried five times at most', async () => {
  const resident = await d.as('resident');
  await resident.put('/api/notices/email', { address: 'li@example.org' });
  const code = /\d{6}/.exec(lastMail())?.[0] ?? '';
  const wrong = code === '000000' ? '000001' : '000000';
  const tries = await Promise.all(Array.from({ length: 6 }, () => resident.post('/api/notices/email/confirm', { code: wrong })));
  expect(tries.map((t) => t.status)).toEqual([400, 400, 400, 400, 400, 400]);
  expect((await resident.post('/api/notices/email/confirm', { code })).status).toBe(400);
  expect((await resident.get('/api/notices/settings')).body.email).toEqual({ address: 'li@example.org', confirmed: false });
});

test('codes for signing in go through the same gateway for texts', async () => {
  const answer = await d.nobody().post('/api/session/code', { phone: '13912340000' });
  expect([answer.status, answer.body.demoCode]).toEqual([200, null]);
  expect(JSON.parse(String(sms.got[0]?.body))).toEqual({ to: '13912340000', text: expect.stringMatching(/验证码 \d{6}，5 分钟内有效/) });
  sms.answer = (_, response) => void response.writeHead(500).end();
  expect((await d.nobody().post('/api/session/code', { phone: '13912340001' })).status).toBe(503);
});

test('the system administrator sees how channels did, without receivers, and tries them', async () => {
  await choose();
  await subscribe();
  await tell();
  sms.answer = (_, response) => void response.writeHead(400).end();
  await tell();
  const admin = await d.as('system_admin');
  const { items } = (await admin.get('/api/gateways')).body;
  expect(items).toMatchObject([
    { channel: 'push', configured: true, sent: 2 },
    { channel: 'email', configured: true, detail: new URL(mail.url).host },
    { channel: 'sms', configured: true, sent: 1, failed: 1 },
  ]);
  const failed = (await admin.get('/api/notice-deliveries?state=failed&channel=sms')).body.items;
  expect(failed).toMatchObject([{ kind: 'cases.result', reason: 'http 400', attempts: 1 }]);
  const first = (await admin.get('/api/notice-deliveries?limit=1')).body;
  const rest = (await admin.get(`/api/notice-deliveries?cursor=${first.next}`)).body;
  expect([...first.items, ...rest.items]).toHaveLength(4);
  const told = JSON.stringify([items, failed, first, rest]);
  for (const { id, phone, name } of Object.values(d.people)) for (const secret of [id, phone, name]) expect(told).not.toContain(secret);
  const trial = (over: object) => admin.post('/api/gateways/test', { id: crypto.randomUUID(), ...over });
  expect((await trial({ channel: 'email', to: 'ops@example.org' })).status).toBe(200);
  expect(mail.got.at(-1)?.to).toEqual(['ops@example.org']);
  expect((await trial({ channel: 'sms', to: '13912340000' })).body.error).toMatchObject({
    code: 'notices.gateway_failed',
    data: { reason: 'http 400' },
  });
  expect((await trial({ channel: 'push' })).body.error.code).toBe('notices.gateway_missing');
  for (const who of ['resident', 'clerk', 'security_admin', 'audit_admin'] as const)
    for (const url of ['/api/gateways', '/api/notice-deliveries']) expect((await (await d.as(who)).get(url)).status).toBe(403);
});
